from typing import Any

from canvas.graph.plan import Plan, make_plan
from canvas.graph.subgraphs import read
from canvas.graph.validation import validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import link, node


def frozen(node_id: str, node_type: str, **details: Any) -> dict[str, Any]:
    made = node(node_id, node_type, **details)
    return {**made, "data": {**made["data"], "frozen": "0192"}}


def plan(*nodes: dict[str, Any], links: tuple[str, ...] = (), targets: Any = ()) -> Plan:
    edges = [link(text, f"e{i}") for i, text in enumerate(links)]
    graph = read(list(nodes), edges)
    assert validate(graph, registry(), trigger_data={}, targets=targets).violations == []
    return make_plan(graph, registry(), {}, targets)


def order(found: Plan) -> list[str]:
    return [step.node_id for step in found.steps]


CHAIN = ("words.prompt > paint.prompt", "paint.image > larger.image")
LARGER = node("larger", "upscale:real_esrgan")


def test_runs_neither_a_frozen_node_nor_what_only_it_needs() -> None:
    # The empty prompt does no harm: nothing reads it.
    found = plan(
        node("words", "input:text"),
        frozen("paint", "generate:wireflow_sketch"),
        LARGER,
        links=CHAIN,
    )
    assert order(found) == ["paint", "larger"]
    assert (found.steps[0].frozen, found.steps[0].depends_on) == ("0192", ())
    assert found.steps[1].sources == {"image": (("paint", "image"),)}
    assert found.warnings == ()


def test_runs_what_others_need_as_well() -> None:
    found = plan(
        node("words", "input:text", prompt="A lake"),
        frozen("paint", "generate:wireflow_sketch"),
        node("show", "output:preview"),
        links=("words.prompt > paint.prompt", "words.prompt > show.media"),
    )
    assert order(found) == ["words", "paint", "show"]


def test_spares_what_stands_before_a_reroute() -> None:
    found = plan(
        node("words", "input:text"),
        {"id": "dot", "type": "reroute"},
        frozen("paint", "generate:wireflow_sketch"),
        links=("words.prompt > dot.value", "dot.value > paint.prompt"),
    )
    assert order(found) == ["paint"]


def test_runs_a_target_that_only_a_frozen_node_needs() -> None:
    nodes = (
        node("words", "input:text", prompt="A lake"),
        frozen("paint", "generate:wireflow_sketch"),
    )
    assert order(plan(*nodes, links=CHAIN[:1], targets=["words"])) == ["words"]
    assert order(plan(*nodes, links=CHAIN[:1], targets=["paint"])) == ["paint"]


def test_a_muted_node_is_muted_even_when_it_is_frozen() -> None:
    found = plan(
        node("words", "input:text", prompt="A lake"),
        frozen("paint", "generate:wireflow_sketch", mode="muted"),
        links=CHAIN[:1],
    )
    assert order(found) == ["words"]


def test_runs_several_targets_and_what_they_need() -> None:
    found = plan(
        node("words", "input:text", prompt="A lake"),
        node("paint", "generate:wireflow_sketch"),
        LARGER,
        node("other", "input:number"),
        node("third", "input:number"),
        links=CHAIN,
        targets=["paint", "other"],
    )
    assert order(found) == ["words", "paint", "other"]
