"""The graph with its node types found: who feeds which port, through reroutes and bypasses."""

from collections import defaultdict
from functools import cached_property
from typing import TypeAlias

from canvas.graph.document import Edge, Graph, Node
from canvas.graph.findings import quote
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import PortType, fits
from canvas.nodes.registry import Registry

Port: TypeAlias = tuple[str, str]  # node id, port key


class Wiring:
    """Look-ups over a graph. Where ids repeat the first node counts; validation reports it."""

    def __init__(self, graph: Graph, registry: Registry) -> None:
        """Index the graph; what is unknown is simply not found."""
        self.graph = graph
        self.nodes: dict[str, Node] = {}
        for node in graph.nodes:
            self.nodes.setdefault(node.id, node)
        self.types: dict[str, NodeType] = {}
        for node in self.nodes.values():
            node_type = registry.get(node.node_type) if node.kind == "node" else None
            if node_type is not None:
                self.types[node.id] = node_type
        self.into_node: dict[str, list[Edge]] = defaultdict(list)
        self.into_port: dict[Port, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            self.into_node[edge.target].append(edge)
            self.into_port[edge.target, edge.target_port].append(edge)
        self._sources: dict[Port, tuple[Port, ...]] = {}

    def name(self, node_id: str) -> str:
        """What to call a node in a sentence."""
        node = self.nodes[node_id]
        known = self.types.get(node_id)
        return quote(node.label or (known.label if known else node.node_type) or node.id)

    def origin(self, edge: Edge) -> Port | None:
        """The output an edge really comes from.

        Reroutes, and nodes that hand on any value as it is, are followed upstream. None when a
        reroute on the way has nothing linked to it.
        """
        seen: set[str] = set()
        while edge.source not in seen:
            seen.add(edge.source)
            before = self._before(edge)
            if before is None:
                return (edge.source, edge.source_port)
            if not before:
                return None
            edge = before[0]
        return None

    def _before(self, edge: Edge) -> list[Edge] | None:
        node = self.nodes.get(edge.source)
        if node is not None and node.kind == "reroute":
            return self.into_node.get(node.id, [])
        known = self.types.get(edge.source)
        if known is None:
            return None
        port, output = known.ports.get(edge.source_port), known.results.get(edge.source_port)
        hands_on = port and output and port.type is output.type is PortType.ANY
        return self.into_port.get((edge.source, edge.source_port)) if hands_on else None

    @cached_property
    def linked(self) -> frozenset[Port]:
        """Every input port that some output feeds."""
        return frozenset(
            (edge.target, edge.target_port)
            for edge in self.graph.edges
            if self.origin(edge) is not None
        )

    def upstream(self, target: str | None) -> frozenset[str]:
        """The active nodes that a target needs, itself included; without one, all of them."""
        if target is None:
            found = set(self.nodes)
        else:
            found, ahead = set(), [target]
            while ahead:
                node_id = ahead.pop()
                if node_id in self.nodes and node_id not in found:
                    found.add(node_id)
                    ahead.extend(edge.source for edge in self.into_node.get(node_id, ()))
        return frozenset(node_id for node_id in found if self.nodes[node_id].mode == "active")

    def feeds(self, target: str, port: str) -> tuple[Port, ...]:
        """The outputs that feed an input port when the graph runs.

        Bypassed nodes pass their first fitting input through; muted nodes give nothing. The graph
        must be acyclic.
        """
        return tuple(
            source
            for edge in self.into_port.get((target, port), ())
            for source in self._given_by(edge.source, edge.source_port)
        )

    def _given_by(self, node_id: str, port: str) -> tuple[Port, ...]:
        key = (node_id, port)
        if key not in self._sources:
            self._sources[key] = self._look_through(node_id, port)
        return self._sources[key]

    def _look_through(self, node_id: str, port: str) -> tuple[Port, ...]:
        node = self.nodes[node_id]
        if node.mode == "muted":
            return ()
        if node.kind == "reroute":
            edges = self.into_node.get(node_id, [])
            return self._given_by(edges[0].source, edges[0].source_port) if edges else ()
        if node.mode == "bypassed":
            return self._pass_through(node_id, port)
        return ((node_id, port),) if node.kind == "node" else ()

    def _pass_through(self, node_id: str, port: str) -> tuple[Port, ...]:
        known = self.types.get(node_id)
        output = known.results.get(port) if known else None
        if known is None or output is None:
            return ()
        for field in known.ports.values():
            if fits(field.type, output.type):
                sources = self.feeds(node_id, field.key)
                if sources:
                    return sources if output.multiple else sources[:1]
        return ()
