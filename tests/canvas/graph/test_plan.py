from typing import Any

import pytest

from canvas.graph.plan import Plan, PlanError, make_plan
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import SUNSET, draw, landscape, node

PICTURE = {"assetId": "0192"}


def plan(*nodes: dict[str, Any], links: tuple[str, ...] = (), **details: Any) -> Plan:
    return make_plan(draw(*nodes, links=links), registry(), **details)


def order(found: Plan) -> list[str]:
    return [step.node_id for step in found.steps]


def test_plans_the_steps_of_a_workflow_with_values_sources_and_dependencies() -> None:
    words, paint, enlarge, show = make_plan(landscape(), registry(), {}).steps
    assert (words.label, words.values, words.sources, words.depends_on) == (
        "Text",
        {"prompt": SUNSET},
        {},
        (),
    )
    assert paint.values == {
        "negative_prompt": "",
        "num_inference_steps": 16,
        "guidance_scale": 3,
        "seed": None,
    }
    assert paint.sources == {"prompt": (("words", "prompt"),)}
    assert (enlarge.values, enlarge.depends_on) == ({"scale": 4}, ("paint",))
    assert show.node_type.node_type == "output:preview"


def test_orders_a_diamond_by_dependency() -> None:
    found = plan(
        node("join", "utility:image_composite"),
        node("left", "utility:image_blur"),
        node("right", "utility:image_grayscale"),
        node("start", "input:image", image=PICTURE),
        links=(
            "start.image > left.image",
            "start.image > right.image",
            "left.image > join.background",
            "right.image > join.overlay",
        ),
    )
    assert order(found) == ["start", "left", "right", "join"]


def test_keeps_the_order_of_the_links_into_a_list() -> None:
    found = plan(
        node("a", "input:text", prompt="x"),
        node("b", "input:text", prompt="y"),
        node("c", "utility:prompt_concat"),
        links=("b.text > c.texts", "a.text > c.texts", "b.prompt > c.texts"),
    )
    assert found.steps[-1].sources == {"texts": (("b", "text"), ("a", "text"), ("b", "prompt"))}
    assert found.steps[-1].depends_on == ("b", "a")


def test_gives_a_list_field_a_list_and_a_whole_number_an_integer() -> None:
    (joined,) = plan(node("a", "utility:prompt_concat", texts="one")).steps
    assert joined.values == {"texts": ["one"], "separator": " "}
    (enlarged,) = plan(node("a", "upscale:real_esrgan", image=PICTURE, scale=2.0)).steps
    assert repr(enlarged.values["scale"]) == "2"


def test_lets_a_link_win_over_a_literal_and_trigger_data_over_the_config() -> None:
    found = plan(
        node("a", "input:text", prompt="typed"),
        node("b", "generate:wireflow_sketch", prompt="old", seed=1),
        links=("a.prompt > b.prompt",),
        trigger_data={"a": "sent", "seed": 9},
    )
    assert found.steps[0].values == {"prompt": "sent"}
    assert "prompt" not in found.steps[1].values
    assert found.steps[1].values["seed"] == 9


def test_leaves_out_settings_nobody_knows() -> None:
    (step,) = plan(node("a", "input:number", value=2, colour="red")).steps
    assert step.values == {"value": 2}


def test_lets_reroutes_vanish() -> None:
    found = plan(
        node("a", "input:image", image=PICTURE),
        {"id": "r1", "type": "reroute"},
        {"id": "r2", "data": {"nodeType": "utility:reroute"}},
        node("b", "utility:image_blur"),
        links=("a.image > r1.in", "r1.out > r2.in", "r2.out > b.image"),
    )
    assert order(found) == ["a", "b"]
    assert found.steps[1].sources == {"image": (("a", "image"),)}


def test_passes_the_first_fitting_input_through_a_bypassed_node() -> None:
    found = plan(
        node("words", "input:text", prompt="x"),
        node("photo", "input:image", image=PICTURE),
        node("edit", "edit:wireflow_sketch", mode="bypassed"),
        node("blur", "utility:image_blur", mode="bypassed"),
        node("show", "output:preview"),
        links=(
            "words.prompt > edit.prompt",
            "photo.image > edit.image",
            "edit.image > blur.image",
            "blur.image > show.media",
        ),
    )
    assert order(found) == ["words", "photo", "show"]
    assert found.steps[2].sources == {"media": (("photo", "image"),)}


def test_passes_only_the_first_of_a_list_through_to_a_single_output() -> None:
    found = plan(
        node("a", "input:text", prompt="x"),
        node("b", "input:text", prompt="y"),
        node("c", "utility:prompt_concat", mode="bypassed"),
        node("d", "output:preview"),
        links=("a.text > c.texts", "b.text > c.texts", "c.text > d.media"),
    )
    assert found.steps[-1].sources == {"media": (("a", "text"),)}


def test_leaves_out_what_needs_a_muted_node_and_says_so() -> None:
    found = plan(
        node("photo", "input:image", mode="muted"),
        node("blur", "utility:image_blur"),
        node("show", "output:preview"),
        links=("photo.image > blur.image", "blur.image > show.media"),
    )
    assert order(found) == []
    assert [warning.to_json() for warning in found.warnings] == [
        {
            "rule": "left_out",
            "message": "“Blur” does not run: nothing reaches “Image”.",
            "nodeId": "blur",
        },
        {
            "rule": "left_out",
            "message": "“Preview” does not run: nothing reaches “Media”.",
            "nodeId": "show",
        },
    ]


def test_runs_without_an_optional_input_that_is_not_to_come() -> None:
    found = plan(
        node("photo", "input:image", image=PICTURE),
        node("quiet", "input:image", mode="muted"),
        node("mask", "utility:mask_from_alpha"),
        node("join", "utility:image_composite"),
        links=(
            "quiet.image > mask.image",
            "photo.image > join.background",
            "photo.image > join.overlay",
            "mask.mask > join.mask",
        ),
    )
    assert order(found) == ["photo", "join"]
    assert found.steps[1].sources == {
        "background": (("photo", "image"),),
        "overlay": (("photo", "image"),),
    }
    assert found.steps[1].depends_on == ("photo",)


def test_falls_back_on_the_literal_under_a_muted_link() -> None:
    found = plan(
        node("words", "input:text", mode="muted"),
        node("paint", "generate:wireflow_sketch", prompt="typed"),
        links=("words.prompt > paint.prompt",),
    )
    assert found.steps[0].values["prompt"] == "typed"


def test_plans_only_what_the_target_needs() -> None:
    assert order(make_plan(landscape(), registry(), {}, ["enlarge"])) == [
        "words",
        "paint",
        "enlarge",
    ]


@pytest.mark.parametrize("target", ["nowhere", "quiet", "r"])
def test_refuses_a_target_that_does_not_run(target: str) -> None:
    with pytest.raises(PlanError) as raised:
        plan(
            node("quiet", "input:number", mode="muted"),
            {"id": "r", "type": "reroute"},
            targets=[target],
        )
    assert raised.value.message == f"The node “{target}” does not run in this workflow."


def test_refuses_a_circle() -> None:
    with pytest.raises(PlanError, match="circle"):
        plan(node("a", "output:preview"), links=("a.media > a.media",))


def test_keeps_notes_and_groups_out() -> None:
    found = plan(
        {"id": "n", "type": "note"}, {"id": "g", "type": "group"}, node("a", "input:number")
    )
    assert order(found) == ["a"]


def test_gives_a_trigger_node_only_what_lies_at_its_path() -> None:
    found = plan(
        node("name", "trigger:data", path="customer.name", data="from the config"),
        node("nothing", "trigger:data", path="customer.age", default=18),
        trigger_data={"customer": {"name": "Ada"}},
    )
    assert [step.values for step in found.steps] == [
        {"path": "customer.name", "data": "Ada"},
        {"path": "customer.age", "default": 18, "data": None},
    ]
    assert found.warnings == ()


def test_warns_of_trigger_data_that_reaches_nothing() -> None:
    found = plan(node("a", "input:number"), trigger_data={"colour": "red"})
    assert [warning.rule for warning in found.warnings] == ["unmatched_trigger_data"]


def test_follows_a_chain_of_a_hundred_bypassed_nodes() -> None:
    found = plan(
        node("first", "input:image", image=PICTURE),
        *(node(f"n{i}", "utility:image_blur", mode="bypassed") for i in range(98)),
        node("last", "output:preview"),
        links=(
            "first.image > n0.image",
            *(f"n{i}.image > n{i + 1}.image" for i in range(97)),
            "n97.image > last.media",
        ),
    )
    assert found.steps[1].sources == {"media": (("first", "image"),)}
