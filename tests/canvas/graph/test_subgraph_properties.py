"""However a graph is divided into subgraphs, it does what it did in one piece."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.graph.plan import Step, make_plan
from canvas.graph.subgraphs import read
from canvas.graph.validation import validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import link, node

MODES = st.sampled_from(["active", "active", "active", "bypassed", "muted"])


@st.composite
def graphs(drawn: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Composites and blurs over one picture."""
    nodes, links = [node("n0", "input:image", image={"assetId": "0192"})], []
    for i in range(1, drawn(st.integers(1, 9))):
        earlier = st.integers(0, i - 1)
        kind, ports = drawn(
            st.sampled_from(
                [("image_blur", ["image"]), ("image_composite", ["background", "overlay"])]
            )
        )
        nodes.append(node(f"n{i}", f"utility:{kind}", mode=drawn(MODES)))
        links += [f"n{drawn(earlier)}.image > n{i}.{port}" for port in ports]
    return nodes, [link(text, f"e{i}") for i, text in enumerate(links)]


def fold(
    nodes: list[dict[str, Any]], edges: list[dict[str, Any]], chosen: set[str], name: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The same graph with the chosen nodes in a subgraph."""
    ports: dict[str, dict[str, dict[str, str]]] = {"inputs": {}, "outputs": {}}

    def port(side: str, node_id: str, handle: str) -> str:
        key = f"{node_id}-{handle.partition('-')[2]}"
        ports[side][key] = {"key": key, "nodeId": node_id, "port": handle.partition("-")[2]}
        return key

    inside, outside = [], []
    for edge in edges:
        at = edge["source"] in chosen, edge["target"] in chosen
        if all(at):
            inside.append(edge)
            continue
        cut = dict(edge)
        if at[0]:
            key = port("outputs", edge["source"], edge["sourceHandle"])
            cut |= {"source": name, "sourceHandle": f"out-{key}"}
        if at[1]:
            key = port("inputs", edge["target"], edge["targetHandle"])
            cut |= {"target": name, "targetHandle": f"in-{key}"}
        outside.append(cut)
    data = {
        "label": name,
        "nodes": [one for one in nodes if one["id"] in chosen],
        "edges": inside,
        **{side: list(found.values()) for side, found in ports.items()},
    }
    kept = [one for one in nodes if one["id"] not in chosen]
    return [*kept, {"id": name, "type": "subgraph", "data": data}], outside


def steps_by_own_id(nodes: list[Any], edges: list[Any]) -> dict[str, Step]:
    """Steps with the ids they have in one piece."""

    def own(node_id: str) -> str:
        return node_id.rpartition("__")[2]

    found = {}
    for step in make_plan(read(nodes, edges), registry(), {}).steps:
        sources = {
            port: tuple((own(node_id), output) for node_id, output in links)
            for port, links in step.sources.items()
        }
        depends_on = tuple(sorted(map(own, step.depends_on)))
        found[own(step.node_id)] = replace(
            step, node_id=own(step.node_id), sources=sources, depends_on=depends_on
        )
    return found


@settings(deadline=None)
@given(graph=graphs(), data=st.data())
def test_plans_the_same_steps_as_in_one_piece(graph: Any, data: st.DataObject) -> None:
    whole = steps_by_own_id(*graph)
    nodes, edges = graph
    for name in ("a", "b", "c")[: data.draw(st.integers(1, 3))]:
        ids = [one["id"] for one in nodes]
        nodes, edges = fold(nodes, edges, data.draw(st.sets(st.sampled_from(ids))), name)
    assert validate(read(nodes, edges), registry(), trigger_data={}).violations == []
    assert steps_by_own_id(nodes, edges) == {
        node_id: replace(step, depends_on=tuple(sorted(step.depends_on)))
        for node_id, step in whole.items()
    }
