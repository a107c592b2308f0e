from typing import Any

import pytest

from canvas.graph.document import MalformedGraphError
from canvas.graph.form import inputs_of
from canvas.graph.plan import PlanError, make_plan
from canvas.graph.subgraphs import read
from canvas.graph.validation import validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import SUNSET, link, node


def subgraph(
    node_id: str, *parts: dict[str, Any], inputs: str = "", outputs: str = "", **data: Any
) -> dict[str, Any]:
    """A subgraph of nodes and links; ports are written "key=node.port key=node.port"."""
    return {
        "id": node_id,
        "type": "subgraph",
        "position": {"x": 0, "y": 0},
        "data": {
            "label": node_id.capitalize(),
            "nodes": [part for part in parts if "source" not in part],
            "edges": [part for part in parts if "source" in part],
            "inputs": _ports(inputs),
            "outputs": _ports(outputs),
            **data,
        },
    }


def _ports(written: str) -> list[dict[str, str]]:
    ports = []
    for text in written.split():
        key, end = text.split("=")
        node_id, port = end.split(".")
        ports.append({"key": key, "label": key, "nodeId": node_id, "port": port})
    return ports


PAINT = subgraph(
    "paint",
    node("sketch", "generate:wireflow_sketch", label="Sketch", exposed={"look": "seed"}),
    node("larger", "upscale:real_esrgan", label="Larger"),
    link("sketch.image > larger.image", "inner"),
    inputs="words=sketch.prompt",
    outputs="picture=larger.image",
)
NODES = [node("text", "input:text", prompt=SUNSET), PAINT, node("show", "output:preview")]
EDGES = [link("text.prompt > paint.words", "e1"), link("paint.picture > show.media", "e2")]


def order(nodes: list[Any], edges: list[Any], *targets: str) -> list[str]:
    return [step.node_id for step in make_plan(read(nodes, edges), registry(), {}, targets).steps]


def rules(nodes: list[Any], edges: list[Any] | None = None) -> list[tuple[str, str | None, str]]:
    found = validate(read(nodes, edges or []), registry(), trigger_data={})
    return [(entry.rule, entry.node_id, entry.message) for entry in found.violations]


def test_puts_the_inner_nodes_where_the_subgraph_stands() -> None:
    assert rules(NODES, EDGES) == []
    steps = {step.node_id: step for step in make_plan(read(NODES, EDGES), registry(), {}).steps}
    assert list(steps) == ["text", "paint__sketch", "paint__larger", "show"]
    assert steps["paint__sketch"].sources == {"prompt": (("text", "prompt"),)}
    assert steps["paint__larger"].sources == {"image": (("paint__sketch", "image"),)}
    assert steps["show"].sources == {"media": (("paint__larger", "image"),)}


def test_leaves_a_graph_without_subgraphs_alone() -> None:
    graph = read([NODES[0]], [])
    assert (graph.within, graph.members, graph.problems) == ({}, {}, ())


def test_follows_ports_through_subgraphs_in_subgraphs() -> None:
    outer = subgraph("outer", PAINT, inputs="a=paint.words", outputs="b=paint.picture")
    edges = [link("text.prompt > outer.a", "e1"), link("outer.b > show.media", "e2")]
    nodes = [NODES[0], outer, NODES[2]]
    assert order(nodes, edges) == ["text", "outer__paint__sketch", "outer__paint__larger", "show"]
    assert rules(nodes, edges) == []


def test_names_the_subgraph_and_the_inner_node_in_a_finding() -> None:
    assert rules([PAINT]) == [
        ("missing_input", "paint__sketch", "In “Paint”: “Prompt” of “Sketch” is empty.")
    ]
    outer = subgraph("outer", PAINT)
    assert rules([outer]) == [
        (
            "missing_input",
            "outer__paint__sketch",
            "In “Outer”, “Paint”: “Prompt” of “Sketch” is empty.",
        )
    ]


def test_names_the_subgraph_of_a_bad_inner_link() -> None:
    inner = link("a.prompt > b.image", "wrong")
    broken = subgraph(
        "s", node("a", "input:text", prompt="x"), node("b", "utility:image_blur"), inner
    )
    (found,) = validate(read([broken], []), registry()).violations
    assert (found.rule, found.node_id, found.edge_id) == ("type_mismatch", "s__b", "s__wrong")
    assert found.message.startswith("In “S”: ")


def test_refuses_a_link_to_a_port_the_subgraph_has_not() -> None:
    edges = [link("text.prompt > paint.word", "e1")]
    found = validate(read(NODES, edges), registry())
    (entry,) = found.violations
    assert (entry.rule, entry.node_id, entry.edge_id, entry.fix) == (
        "unknown_port", "paint", "e1", "Did you mean words?",
    )  # fmt: skip


def test_refuses_a_port_that_stands_for_no_inner_node() -> None:
    stray = subgraph("s", node("a", "input:number"), outputs="out=ghost.value")
    assert [entry[:2] for entry in rules([stray])] == [("unknown_subgraph_port", "s")]


def test_nests_four_deep_and_no_deeper() -> None:
    nested = node("n", "input:number")
    for depth in range(4):
        nested = subgraph(f"s{depth}", nested)
    assert order([nested], []) == ["s3__s2__s1__s0__n"]
    assert [entry[:2] for entry in rules([subgraph("s4", nested)])] == [
        ("subgraph_too_deep", "s4__s3__s2__s1__s0")
    ]


def test_counts_the_inner_nodes_against_the_limit() -> None:
    many = subgraph("s", *(node(f"n{i}", "input:number") for i in range(101)))
    assert [entry[0] for entry in rules([many])] == ["too_many_nodes"]


def test_finds_a_circle_through_a_subgraph() -> None:
    loop = subgraph("s", node("a", "utility:image_blur"), inputs="i=a.image", outputs="o=a.image")
    found = rules([loop], [link("s.o > s.i", "e")])
    assert [entry[:2] for entry in found] == [("cycle", "s__a")]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"nodes": 3}, "nodes[0].data.nodes must be a list"),
        ({"nodes": [{"id": 3}]}, "nodes[0].data.nodes[0].id must be a string"),
        ({"edges": [3]}, "nodes[0].data.edges[0] must be an object"),
        ({"inputs": {"a": 1}}, "nodes[0].data.inputs must be a list"),
        (
            {"outputs": [{"key": "a"}]},
            "nodes[0].data.outputs[0] must have the texts key, nodeId and port",
        ),
    ],
)
def test_says_where_a_subgraph_is_malformed(wrong: dict[str, Any], message: str) -> None:
    empty = subgraph("s")
    written = [{**empty, "data": {**empty["data"], **wrong}}]
    with pytest.raises(MalformedGraphError) as raised:
        read(written, [])
    assert raised.value.message == message


def test_sets_aside_the_nodes_of_a_subgraph_that_is_set_aside() -> None:
    muted = {**PAINT, "data": {**PAINT["data"], "mode": "muted"}}
    assert order([NODES[0], muted, NODES[2]], EDGES) == ["text"]


def test_takes_a_subgraph_for_a_target() -> None:
    assert order(NODES, EDGES, "paint") == ["text", "paint__sketch", "paint__larger"]
    assert order(NODES, EDGES, "paint__sketch") == ["text", "paint__sketch"]
    with pytest.raises(PlanError):
        order([subgraph("s")], [], "s")


def test_offers_the_exposed_inputs_inside() -> None:
    (field,) = inputs_of(read(NODES, EDGES), registry())
    assert (field.key, field.node_id) == ("look", "paint__sketch")


def test_reads_trigger_data_for_what_is_exposed_inside() -> None:
    plan = make_plan(read(NODES, EDGES), registry(), {"look": 5})
    assert plan.steps[1].values["seed"] == 5
