from typing import Any

import pytest

from canvas.graph.findings import Repair
from canvas.graph.form import outputs_of, unknown_inputs
from canvas.graph.mentions import fill
from canvas.graph.plan import Plan, make_plan
from canvas.graph.validation import Findings, validate
from canvas.nodes.context import NodeError
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import draw, node

PLACE = node("p", "input:text", label="Place", prompt="a lake")


def paint(prompt: str, **details: Any) -> dict[str, Any]:
    return node("a", "generate:wireflow_sketch", prompt=prompt, **details)


def plan(*nodes: dict[str, Any], links: tuple[str, ...] = (), **details: Any) -> Plan:
    return make_plan(draw(*nodes, links=links), registry(), **details)


def check(*nodes: dict[str, Any], **details: Any) -> Findings:
    return validate(draw(*nodes), registry(), **details)


@pytest.mark.parametrize("name", ["Place", "place", " PLACE ", "p"])
def test_runs_the_mentioned_node_first(name: str) -> None:
    words, step = plan(paint(f"Dusk over {{{{{name}}}}}"), PLACE).steps
    assert (words.node_id, step.depends_on) == ("p", ("p",))
    assert step.sources == {f"prompt {{{{{name.strip()}}}}}": (("p", "prompt"),)}


def test_needs_the_mentioned_node_for_a_target() -> None:
    found = plan(paint("{{Place}}"), PLACE, node("x", "input:number"), targets=["a"])
    assert [step.node_id for step in found.steps] == ["p", "a"]


def test_takes_from_the_trigger_data_what_no_node_is_called() -> None:
    data = {"city": "Rome", "who": {"name": 7}}
    found = plan(paint("{{city}} by {{who.name}}"), trigger_data=data)
    values = found.steps[0].values
    assert (values["prompt {{city}}"], values["prompt {{who.name}}"]) == ("Rome", "7")
    assert found.warnings == ()


def test_counts_mentioned_trigger_data_as_taken() -> None:
    graph = draw(paint("{{city}}"))
    assert unknown_inputs(graph, registry(), {"city": "Rome", "town": "Bath"}) == ["town"]


def test_does_not_scan_what_came_with_the_trigger_data() -> None:
    (step,) = plan(paint("x"), trigger_data={"prompt": "{{Place}}"}).steps
    assert (step.sources, step.values["prompt"]) == ({}, "{{Place}}")


def test_does_not_scan_a_text_behind_a_link() -> None:
    found = plan(paint("{{Place}}"), PLACE, links=("p.prompt > a.prompt",))
    assert found.steps[1].sources == {"prompt": (("p", "prompt"),)}


def test_leaves_templates_of_a_node_to_the_node() -> None:
    template = node("a", "utility:prompt_template", template="{{Place}} {{a}}")
    assert plan(template, PLACE).steps[0].sources == {}


def test_passes_through_a_bypassed_node_and_not_through_a_muted_one() -> None:
    join = node("j", "utility:prompt_concat", label="Join", mode="bypassed")
    found = plan(paint("{{Join}}"), PLACE, join, links=("p.prompt > j.texts",))
    assert found.steps[1].sources == {"prompt {{Join}}": (("p", "prompt"),)}
    assert (
        plan(paint("{{Place}}"), PLACE | {"data": PLACE["data"] | {"mode": "muted"}})
        .steps[0]
        .sources
        == {}
    )


def test_goes_round_in_a_circle_by_mentions_too() -> None:
    found = check(
        node("a", "input:text", label="A", prompt="{{B}}"),
        node("b", "input:text", label="B", prompt="{{A}}"),
    )
    assert [violation.rule for violation in found.violations] == ["cycle"]


def test_counts_a_mentioned_node_as_used() -> None:
    assert [out.node_id for out in outputs_of(draw(paint("{{Place}}"), PLACE), registry())] == ["a"]


def test_warns_of_a_name_that_stands_for_nothing() -> None:
    (warning,) = check(paint("Dusk over {{Plaec}}"), PLACE).warnings
    assert (warning.rule, warning.field, warning.message) == (
        "unknown_mention",
        "prompt",
        "“Prompt” of “Wireflow Sketch” mentions “Plaec”, which no node is called.",
    )
    assert warning.fix == "Did you mean Place?"
    assert warning.repair == Repair("set", "Dusk over {{Place}}")
    assert [w.rule for w in plan(paint("{{Nobody}}")).warnings] == ["unknown_mention"]


def test_warns_of_a_node_that_gives_no_text() -> None:
    picture = node("i", "input:image", label="Photo")
    rules = [warning.message for warning in check(paint("{{Photo}}"), picture).warnings]
    assert "“Prompt” of “Wireflow Sketch” mentions “Photo”, which gives no text." in rules


def test_fills_in_one_pass_and_never_scans_a_value() -> None:
    values = {
        "prompt": "{{A}} and {{ B }} and {{C}}",
        "prompt {{A}}": "{{B}}",
        "prompt {{B}}": 2.5,
        "seed": 1,
    }
    assert fill(values) == {"prompt": "{{B}} and 2.5 and {{C}}", "seed": 1}


def test_refuses_a_text_that_grows_too_long() -> None:
    with pytest.raises(NodeError, match="grows longer than 20,000 characters"):
        fill({"prompt": "{{A}}" * 100, "prompt {{A}}": "x" * 300})


def test_reads_a_hostile_text_in_no_time() -> None:
    for text in ("{{" * 9_000, "{{a " * 5_000, "{{" + " " * 19_000, "{{a}}" * 4_000):
        assert check(paint(text)).violations == []
