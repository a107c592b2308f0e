"""The graph with its node types found: who feeds which port, through reroutes and bypasses."""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import TypeAlias

from canvas.graph.document import Edge, Graph, Node
from canvas.graph.findings import quote
from canvas.graph.mentions import Mention, find
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

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """What the texts of each node mention; a text behind a link does not count."""
        found = find(self.nodes, self.types)
        return {
            node_id: [one for one in mentions if (node_id, one.field) not in self.linked]
            for node_id, mentions in found.items()
        }

    def waits_for(self, node_id: str) -> set[str]:
        """The nodes that one is linked to or mentions, by id; not all of them need exist."""
        linked = {edge.source for edge in self.into_node.get(node_id, ())}
        mentioned = self.mentions.get(node_id, ())
        return linked | {one.source[0] for one in mentioned if one.source}

    def is_frozen(self, node_id: str) -> bool:
        """Whether an earlier result stands for what the node would make."""
        node = self.nodes[node_id]
        return bool(node.frozen) and node.mode == "active" and node_id in self.types

    def runs(self, targets: Collection[str] | None) -> frozenset[str]:
        """The nodes that will run: those that the targets need, themselves included; None is all.

        Frozen ones do not, nor does what only they need.
        """
        if targets is None:
            found = self.nodes.keys() - self.spared
        else:
            found, ahead = set(), [target for target in targets if target in self.nodes]
            while ahead:
                node_id = ahead.pop()
                if node_id not in found:
                    found.add(node_id)
                    if not self.is_frozen(node_id):
                        ahead.extend(self.waits_for(node_id) & self.nodes.keys())
        active = (node_id for node_id in found if self.nodes[node_id].mode == "active")
        return frozenset(node_id for node_id in active if not self.is_frozen(node_id))

    @cached_property
    def spared(self) -> frozenset[str]:
        """The nodes whose results only frozen nodes would read."""
        readers: dict[str, int] = defaultdict(int)
        for node_id in self.nodes:
            for source in self.waits_for(node_id):
                readers[source] += 1
        found: set[str] = set()
        ahead = [node_id for node_id in self.nodes if self.is_frozen(node_id)]
        while ahead:
            for source in self.waits_for(ahead.pop()) & self.nodes.keys():
                readers[source] -= 1
                if readers[source] == 0 and not self.is_frozen(source):
                    found.add(source)
                    ahead.append(source)
        return frozenset(found)

    def feeds(self, target: str, port: str) -> tuple[Port, ...]:
        """The outputs that feed an input port when the graph runs.

        Bypassed nodes pass their first fitting input through; muted nodes give nothing. The graph
        must be acyclic.
        """
        return tuple(
            source
            for edge in self.into_port.get((target, port), ())
            for source in self.given_by(edge.source, edge.source_port)
        )

    def given_by(self, node_id: str, port: str) -> tuple[Port, ...]:
        """The outputs that stand behind one when the graph runs: itself, unless it is set aside."""
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
            return self.given_by(edges[0].source, edges[0].source_port) if edges else ()
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
