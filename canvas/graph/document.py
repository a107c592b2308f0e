"""The graph as it is written down: JSON in, frozen values out.

`parse` judges shapes only. Whether the graph makes sense is `validation`'s question.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

from canvas.graph.findings import Violation
from canvas.nodes.ports import JsonValue

Kind: TypeAlias = Literal["node", "note", "group", "reroute", "subgraph"]
Mode: TypeAlias = Literal["active", "bypassed", "muted"]

# Kept on the canvas and never executed, by React Flow type or by node type. The hosted Wireflow's
# spellings stand beside ours, so that its workflows can be read.
_STRUCTURAL: dict[str, Kind] = {
    "note": "note",
    "stickyNote": "note",
    "annotation:note": "note",
    "utility:sticky_note": "note",
    "group": "group",
    "custom_group": "group",
    "annotation:group": "group",
    "reroute": "reroute",
    "utility:reroute": "reroute",
    "logic:router": "reroute",
    "subgraph": "subgraph",
}
_MODES = ("active", "bypassed", "muted")


class MalformedGraphError(Exception):
    """The JSON is not the shape of a graph; the message says where."""

    def __init__(self, message: str) -> None:
        """Keep the message: the caller reads it."""
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Node:
    """One node. `config` holds literals by field key, `exposed` fields by trigger data key.

    `frozen` is the id of the node run whose outputs stand for the node's own, or empty. `inside` is
    the data of a subgraph, not yet read (see `canvas.graph.subgraphs`); `levels` are the ids of the
    subgraphs that a node came out of, outermost first.
    """

    id: str
    node_type: str
    label: str = ""
    config: Mapping[str, JsonValue] = field(default_factory=dict)
    kind: Kind = "node"
    mode: Mode = "active"
    position: tuple[float, float] = (0.0, 0.0)
    exposed: Mapping[str, str] = field(default_factory=dict)
    frozen: str = ""
    inside: Mapping[str, JsonValue] = field(default_factory=dict)
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """One link, from an output port to an input port; a port not given is the empty string."""

    id: str
    source: str
    source_port: str
    target: str
    target_port: str


@dataclass(frozen=True)
class Graph:
    """Nodes and edges in the order they were written.

    Of a graph that had subgraphs, `within` names the subgraph of each node and edge that came out
    of one, `members` the nodes that came out of each, and `problems` what was wrong with them.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    within: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Violation, ...] = ()


def parse(nodes: object, edges: object, where: str = "") -> Graph:
    """Read React Flow nodes and edges, which stand at `where`; subgraphs are left as they are.

    Raises MalformedGraphError on a wrong shape.
    """
    listed = _list(nodes, f"{where}nodes"), _list(edges, f"{where}edges")
    return Graph(
        nodes=tuple(_node(entry, f"{where}nodes[{i}]") for i, entry in enumerate(listed[0])),
        edges=tuple(_edge(entry, i, where) for i, entry in enumerate(listed[1])),
    )


def _node(entry: object, where: str) -> Node:
    outer = _object(entry, where)
    data = _object(outer.get("data"), f"{where}.data")
    # `data` is the place; a node written flat, without it, is read as well.
    merged = {**outer, **{key: value for key, value in data.items() if value is not None}}
    flow_type = _text(outer.get("type"), f"{where}.type")
    named = flow_type if ":" in flow_type else ""
    node_type = _text(merged.get("nodeType"), f"{where}.data.nodeType") or named
    given = merged.get("config")
    config = merged.get("params") if given is None else given
    kind = _STRUCTURAL.get(node_type) or _STRUCTURAL.get(flow_type, "node")
    return Node(
        id=_required_text(outer.get("id"), f"{where}.id"),
        node_type=node_type,
        label=_text(merged.get("label"), f"{where}.data.label"),
        config=_object(config, f"{where}.data.config"),
        kind=kind,
        mode=_mode(merged.get("mode"), f"{where}.data.mode"),
        position=_position(outer.get("position"), f"{where}.position"),
        exposed=_exposed(merged.get("exposed"), f"{where}.data.exposed"),
        frozen=_text(merged.get("frozen"), f"{where}.data.frozen"),
        inside=data if kind == "subgraph" else {},
    )


def _edge(entry: object, index: int, before: str) -> Edge:
    where = f"{before}edges[{index}]"
    edge = _object(entry, where)
    return Edge(
        id=_text(edge.get("id"), f"{where}.id") or f"edge-{index}",
        source=_required_text(edge.get("source"), f"{where}.source"),
        source_port=_port(edge.get("sourceHandle"), "out-", f"{where}.sourceHandle"),
        target=_required_text(edge.get("target"), f"{where}.target"),
        target_port=_port(edge.get("targetHandle"), "in-", f"{where}.targetHandle"),
    )


def _port(value: object, prefix: str, where: str) -> str:
    return _text(value, where).removeprefix(prefix)


def _mode(value: object, where: str) -> Mode:
    mode = _text(value, where) or "active"
    if mode not in _MODES:
        raise MalformedGraphError(f"{where} must be one of: {', '.join(_MODES)}")
    return cast("Mode", mode)


def _position(value: object, where: str) -> tuple[float, float]:
    position = _object(value, where)
    return (_coordinate(position.get("x"), where), _coordinate(position.get("y"), where))


def _coordinate(value: object, where: str) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MalformedGraphError(f"{where} must hold two numbers, x and y")
    # Beyond what a float can hold an integer would raise OverflowError.
    if abs(value) > 1e9 or not math.isfinite(value):
        raise MalformedGraphError(f"{where} is too far away")
    return float(value)


def _exposed(value: object, where: str) -> dict[str, str]:
    exposed = _object(value, where)
    return {key: _required_text(port, f"{where}.{key[:64]}") for key, port in exposed.items()}


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise MalformedGraphError(f"{where} must be a list")
    return value


def _object(value: object, where: str) -> dict[str, Any]:
    """An object; absent and null are an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MalformedGraphError(f"{where} must be an object")
    return value


def _text(value: object, where: str) -> str:
    """A string; absent and null are the empty one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedGraphError(f"{where} must be a string")
    return value


def _required_text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise MalformedGraphError(f"{where} must be a string")
    return value
