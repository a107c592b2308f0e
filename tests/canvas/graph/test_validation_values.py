from typing import Any

import pytest

from canvas.graph.findings import Repair, Violation
from canvas.graph.validation import Findings, validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import SUNSET, draw, landscape, node

PICTURE = {"assetId": "0192", "contentType": "image/png"}


def check(*nodes: dict[str, Any], links: tuple[str, ...] = (), **details: Any) -> Findings:
    return validate(draw(*nodes, links=links), registry(), **details)


def test_only_warns_of_an_empty_input_while_nothing_runs() -> None:
    found = check(node("a", "generate:wireflow_sketch"))
    expected = Violation(
        "missing_input",
        "“Prompt” of “Wireflow Sketch” is empty.",
        node_id="a",
        fix="Link it, or set it in config.prompt or send it as triggerData.prompt",
        field="prompt",
    )
    assert found == Findings([], [expected])
    assert check(node("a", "generate:wireflow_sketch"), trigger_data={}) == Findings([expected], [])


@pytest.mark.parametrize("blank", ["", "  \n"])
def test_counts_blank_text_as_empty(blank: str) -> None:
    found = check(node("a", "generate:wireflow_sketch", prompt=blank), trigger_data={})
    assert [v.rule for v in found.violations] == ["missing_input"]


def test_counts_a_link_from_an_unlinked_reroute_as_none() -> None:
    found = check(
        {"id": "r", "type": "reroute"},
        node("a", "upscale:real_esrgan"),
        links=("r.out > a.image",),
        trigger_data={},
    )
    assert [(v.rule, v.node_id) for v in found.violations] == [("missing_input", "a")]


def test_lets_trigger_data_fill_a_required_input() -> None:
    found = validate(landscape(trigger=True), registry(), trigger_data={"prompt": SUNSET})
    assert found == Findings([], [])


def test_checks_trigger_data_like_the_config() -> None:
    found = check(
        node("a", "generate:wireflow_sketch"), trigger_data={"prompt": 5, "a": {"seed": -1}}
    )
    assert sorted(v.message for v in found.violations) == [
        "“Prompt” of “Wireflow Sketch” must be text.",
        "“Seed” of “Wireflow Sketch” must be between 0 and 4,294,967,295.",
    ]


def test_warns_of_trigger_data_that_reaches_nothing() -> None:
    found = check(node("a", "input:number"), trigger_data={"colour": "red"})
    assert [(w.rule, w.message) for w in found.warnings] == [
        ("unmatched_trigger_data", "Nothing in the workflow takes the trigger data “colour”.")
    ]


def test_asks_only_what_the_target_needs() -> None:
    nodes = (
        node("words", "input:text"),
        node("paint", "generate:wireflow_sketch"),
        node("unfinished", "upscale:real_esrgan"),
    )
    links = ("words.prompt > paint.prompt",)
    found = check(*nodes, links=links, trigger_data={}, targets=["paint"])
    assert [v.node_id for v in found.violations] == ["words"]
    assert [w.node_id for w in found.warnings] == ["unfinished"]


@pytest.mark.parametrize(
    ("target", "rule", "message"),
    [
        ("nowhere", "unknown_target", "There is no node “nowhere” to run."),
        ("quiet", "target_does_not_run", "“Number” is muted, so it does not run."),
        ("r", "target_does_not_run", "“r” is a reroute, so it does not run."),
    ],
)
def test_reports_a_target_that_does_not_run(target: str, rule: str, message: str) -> None:
    found = check(
        node("quiet", "input:number", mode="muted"),
        {"id": "r", "type": "reroute"},
        trigger_data={},
        targets=[target],
    )
    assert [(v.rule, v.message) for v in found.violations] == [(rule, message)]


@pytest.mark.parametrize("mode", ["muted", "bypassed"])
def test_only_warns_about_a_node_that_is_set_aside(mode: str) -> None:
    found = check(
        node("a", "generate:wireflow_sketch", mode=mode, num_inference_steps=99), trigger_data={}
    )
    assert found.violations == []
    assert [w.rule for w in found.warnings] == ["out_of_range"]


@pytest.mark.parametrize(
    ("config", "rule", "message", "fix"),
    [
        (
            {"num_inference_steps": 51},
            "out_of_range",
            "“Steps” of “Wireflow Sketch” must be between 1 and 50.",
            "Set it to 50",
        ),
        (
            {"num_inference_steps": 2.5},
            "wrong_type",
            "“Steps” of “Wireflow Sketch” must be a whole number.",
            None,
        ),
        (
            {"guidance_scale": True},
            "wrong_type",
            "“Guidance” of “Wireflow Sketch” must be a number.",
            None,
        ),
        (
            {"negative_prompt": "x" * 20_001},
            "text_too_long",
            "“Negative prompt” of “Wireflow Sketch” may be at most 20,000 characters long.",
            None,
        ),
    ],
)
def test_holds_parameters_to_what_is_declared(
    config: dict[str, Any], rule: str, message: str, fix: str | None
) -> None:
    found = check(node("a", "generate:wireflow_sketch", prompt="x", **config))
    (key,) = config
    repair = Repair("set", 50) if fix else None
    assert found.violations == [
        Violation(rule, message, node_id="a", fix=fix, field=key, repair=repair)
    ]


def test_holds_media_to_references_of_their_kind() -> None:
    sound = {"assetId": "0192", "contentType": "audio/wav"}
    for value in ("https://example.com/a.png", sound):
        found = check(node("a", "input:image", image=value))
        assert [(v.rule, v.message) for v in found.violations] == [
            ("wrong_type", "“Image” of “Image” must be an image: an uploaded file.")
        ]


def test_takes_a_slip_in_a_parameter_for_a_violation() -> None:
    found = check(node("a", "generate:wireflow_sketch", prompt="x", num_inference_step=20))
    assert found.violations == [
        Violation(
            "misspelt_parameter",
            "“Wireflow Sketch” has no setting “num_inference_step”.",
            node_id="a",
            fix="Did you mean num_inference_steps?",
            field="num_inference_step",
            repair=Repair("rename", to="num_inference_steps"),
        )
    ]


def test_only_warns_of_a_setting_that_another_model_may_know() -> None:
    found = check(
        node("a", "generate:wireflow_sketch", prompt="x", aspect_ratio="16:9", seeds=3, seed=1)
    )
    assert found.violations == []
    # “seed” is set already: renaming “seeds” would lose one of the two.
    assert [(w.rule, w.fix, w.field, w.repair) for w in found.warnings] == [
        ("unknown_parameter", "Remove it", "aspect_ratio", Repair("unset")),
        ("unknown_parameter", "Did you mean seed?", "seeds", Repair("unset")),
    ]


def test_bounds_texts_and_numbers_nobody_declared() -> None:
    found = check(
        node("a", "input:number", deep={"list": ["x" * 20_001, float("inf")]}),
        {"id": "n", "type": "note", "data": {"config": {"text": "x" * 20_001}}},
    )
    assert [(v.rule, v.node_id) for v in found.violations] == [
        ("text_too_long", "a"),
        ("not_finite", "a"),
        ("text_too_long", "n"),
    ]


def test_reports_a_label_that_is_too_long() -> None:
    found = check(node("a", "input:number", label="x" * 201))
    assert [v.rule for v in found.violations] == ["label_too_long"]


def test_reports_an_exposed_input_that_names_no_field() -> None:
    found = check(node("a", "generate:wireflow_sketch", prompt="x", exposed={"idea": "promt"}))
    assert found.violations == [
        Violation(
            "unknown_exposed_field",
            "The exposed input “idea” names “promt”, which does not exist.",
            node_id="a",
            fix="Did you mean prompt?",
        )
    ]


def test_leaves_out_of_the_json_what_is_not_known() -> None:
    assert Violation("cycle", "Round.", edge_id="e1").to_json() == {
        "rule": "cycle",
        "message": "Round.",
        "edgeId": "e1",
    }


@pytest.mark.parametrize(
    ("repair", "written"),
    [
        (Repair("set", 0), {"do": "set", "value": 0}),
        (Repair("rename", to="seed"), {"do": "rename", "to": "seed"}),
        (Repair("unset"), {"do": "unset"}),
    ],
)
def test_writes_down_a_fix_that_a_program_can_make(repair: Repair, written: dict[str, Any]) -> None:
    finding = Violation("odd", "Odd.", node_id="a", field="sead", repair=repair)
    assert finding.to_json()["repair"] == written
