"""Subgraphs are a matter of drawing: their nodes are put where the subgraph stands.

An inner node becomes `<subgraph id>__<inner id>`, an edge to a port of the subgraph an edge to the
inner port it stands for. What is wrong with a subgraph itself is kept as a problem of the graph.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from canvas.graph.document import Edge, Graph, MalformedGraphError, Mode, Node, parse
from canvas.graph.findings import Violation, did_you_mean, quote
from canvas.nodes.spelling import closest

MAX_DEPTH = 4
MAX_NODES = 100
_Ends: TypeAlias = Mapping[tuple[str, str], tuple[str, str]]  # a subgraph's port → what it means


@dataclass
class _Flat:
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    within: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Violation] = field(default_factory=list)
    inputs: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    outputs: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def read(nodes: object, edges: object) -> Graph:
    """The graph without subgraphs. Raises MalformedGraphError on a wrong shape."""
    graph = parse(nodes, edges)
    if all(node.kind != "subgraph" for node in graph.nodes):
        return graph
    flat = _flatten(graph, depth=0, where="")
    return Graph(
        tuple(flat.nodes), tuple(flat.edges), flat.within, flat.members, tuple(flat.problems)
    )


def unfolded(graph: Graph, targets: Sequence[str]) -> frozenset[str] | None:
    """The nodes that targets stand for, a subgraph for all of its own; None where there are none.

    Of a subgraph's nodes, those that are set aside or only drawn are no targets.
    """
    if not targets:
        return None
    runs = {node.id for node in graph.nodes if node.kind == "node" and node.mode == "active"}
    found: set[str] = set()
    for target in targets:
        members = graph.members.get(target)
        found.update((target,) if members is None else runs.intersection(members))
    return frozenset(found)


def _flatten(graph: Graph, *, depth: int, where: str) -> _Flat:
    flat = _Flat()
    for index, node in enumerate(graph.nodes):
        if node.kind != "subgraph":
            flat.nodes.append(node)
        elif depth == MAX_DEPTH:
            message = f"{quote(node.label or node.id)} lies more than {MAX_DEPTH} subgraphs deep."
            flat.problems.append(
                Violation("subgraph_too_deep", message, node.id, fix="Dissolve one of them")
            )
        elif len(flat.nodes) <= MAX_NODES:  # past the limit nothing is looked at any more
            _unfold(node, flat, depth=depth, where=f"{where}nodes[{index}].data.")
    flat.edges += [_led(edge, flat) for edge in graph.edges]
    _check_ends(graph, flat)
    return flat


def _unfold(node: Node, flat: _Flat, *, depth: int, where: str) -> None:
    inside = parse(node.inside.get("nodes", []), node.inside.get("edges", []), where)
    inner = _flatten(inside, depth=depth + 1, where=where)
    name, mark = quote(node.label or node.id), f"{node.id}__"
    for found in inner.nodes:
        levels, mode = (node.id, *found.levels), _mode(node.mode, found.mode)
        flat.nodes.append(replace(found, id=mark + found.id, levels=levels, mode=mode))
    for edge in inner.edges:
        ends = {"source": mark + edge.source, "target": mark + edge.target}
        flat.edges.append(replace(edge, id=mark + edge.id, **ends))
    for found_id in (*(n.id for n in inner.nodes), *(e.id for e in inner.edges), *inner.members):
        deeper = inner.within.get(found_id)
        flat.within[mark + found_id] = f"{name}, {deeper}" if deeper else name
    flat.members[node.id] = tuple(mark + found.id for found in inner.nodes)
    for inner_id, ids in inner.members.items():
        flat.members[mark + inner_id] = tuple(mark + one for one in ids)
    for problem in inner.problems:
        message, at = f"In {name}: {problem.message}", f"{mark}{problem.node_id}"
        flat.problems.append(replace(problem, message=message, node_id=at))
    known = {found.id for found in inside.nodes}
    for side, ends_of, here in (
        ("inputs", inner.inputs, flat.inputs),
        ("outputs", inner.outputs, flat.outputs),
    ):
        for key, end in _ports(node, side, f"{where}{side}"):
            if end[0] not in known:
                flat.problems.append(_stray_port(node, key, end[0]))
            inner_id, port = ends_of.get(end, end)
            here[node.id, key] = (mark + inner_id, port)


def _ports(node: Node, side: str, where: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """(key, (inner node, its port)) of each port of a subgraph."""
    listed: Any = node.inside.get(side) or []
    if not isinstance(listed, list):
        raise MalformedGraphError(f"{where} must be a list")
    for index, port in enumerate(listed):
        given = port if isinstance(port, dict) else {}
        key, inner_id, inner_port = (given.get(name) for name in ("key", "nodeId", "port"))
        if not (isinstance(key, str) and isinstance(inner_id, str) and isinstance(inner_port, str)):
            raise MalformedGraphError(f"{where}[{index}] must have the texts key, nodeId and port")
        yield key, (inner_id, inner_port)


def _led(edge: Edge, flat: _Flat) -> Edge:
    """The edge with its ends at the inner nodes that the subgraphs' ports stand for."""
    source = flat.outputs.get((edge.source, edge.source_port), (edge.source, edge.source_port))
    target = flat.inputs.get((edge.target, edge.target_port), (edge.target, edge.target_port))
    return Edge(edge.id, *source, *target)


def _check_ends(graph: Graph, flat: _Flat) -> None:
    """No edge may be left at a subgraph, where its port is unknown; it is taken away."""
    names = {node.id: quote(node.label or node.id) for node in graph.nodes}
    left = []
    for edge in flat.edges:
        at_source = edge.source in flat.members
        if not at_source and edge.target not in flat.members:
            left.append(edge)
            continue
        sub = edge.source if at_source else edge.target
        port = edge.source_port if at_source else edge.target_port
        side, ends = ("output", flat.outputs) if at_source else ("input", flat.inputs)
        known = [key for node_id, key in ends if node_id == sub]
        listed = f"Its {side}s are: {', '.join(known)}" if known else f"It has no {side}s"
        fix = did_you_mean(closest(port, known)) or listed
        message = f"{names.get(sub, quote(sub))} has no {side} {quote(port)}."
        flat.problems.append(Violation("unknown_port", message, sub, edge.id, fix))
    flat.edges = left


def _stray_port(node: Node, key: str, inner_id: str) -> Violation:
    name = quote(node.label or node.id)
    message = f"The port {quote(key)} of {name} names the node {quote(inner_id)}, which it lacks."
    return Violation("unknown_subgraph_port", message, node.id, fix="Remove the port")


def _mode(outer: Mode, inner: Mode) -> Mode:
    """A subgraph that is set aside sets its nodes aside."""
    return inner if outer == "active" or inner == "muted" else outer
