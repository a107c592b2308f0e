"""Workflows inside workflows: a subgraph with a `workflowId` is that workflow as it is now saved.

What callers may set of the workflow are its inputs, what it makes its outputs. Whoever runs or
publishes a graph keeps what was embedded, so that it stays as it was then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from canvas.errors import InvalidWorkflowError
from canvas.graph.document import MalformedGraphError
from canvas.graph.findings import Violation, quote
from canvas.graph.form import inputs_of, outputs_of
from canvas.graph.subgraphs import MAX_DEPTH, MAX_NODES, read
from canvas.models import Workflow
from canvas.nodes.registry import registry

_Json: TypeAlias = dict[str, Any]
_Path: TypeAlias = tuple[Workflow, ...]
_Within: TypeAlias = tuple[str, ...]
_End: TypeAlias = tuple[str, str]  # a node and one of its ports


@dataclass
class Embedded:
    """React Flow nodes with everything in them, and what was wrong with what they link to."""

    nodes: list[Any]
    problems: list[Violation] = field(default_factory=list)


def embed(team_id: UUID, nodes: list[Any], *, root: Workflow | None = None) -> Embedded:
    """The nodes with each linked workflow of the team as it is; `root` is the one they are of.

    Nothing is read from the database where nothing is linked. Shapes are `subgraphs.read`'s matter.
    """
    if not any(_linked(nodes)):
        return Embedded(nodes)
    builder = _Builder(_load(team_id, nodes))
    path = (root,) if root else ()
    return Embedded(builder.inside(nodes, path, ()), builder.problems)


def as_subgraph(workflow: Workflow) -> _Json:
    """The data of a subgraph that is this workflow: its label, its inside and its ports.

    Raises InvalidWorkflowError (400) where what was saved has not the shape of a graph.
    """
    nodes = embed(workflow.team_id, workflow.nodes, root=workflow).nodes
    try:
        inside = _document(nodes, workflow.edges)
    except MalformedGraphError as error:
        raise InvalidWorkflowError(error.message) from error
    return {"label": workflow.name, "workflowId": str(workflow.id), **inside}


def unlinked(nodes: list[Any]) -> list[Any]:
    """The nodes with the copies they hold in place of links: other teams have not the workflows."""
    return [_unlinked(node, depth=0) for node in nodes]


class _Builder:
    def __init__(self, workflows: dict[UUID, Workflow]) -> None:
        self.workflows = workflows
        self.problems: list[Violation] = []
        self.built: dict[UUID, _Json] = {}

    def inside(self, nodes: list[Any], path: _Path, within: _Within) -> list[Any]:
        """`path` are the workflows around the nodes, `within` the ids of the subgraphs."""
        return [self._node(node, path, within) for node in nodes]

    def _node(self, node: Any, path: _Path, within: _Within) -> Any:
        data = _data(node)
        if data is None or len(within) > MAX_DEPTH:
            return node
        here = (*within, str(node.get("id")))
        if workflow_id := data.get("workflowId"):
            document = self._linked(data, workflow_id, path, here)
        else:
            document = {"nodes": self.inside(_inner(data), path, here)}
        return {**node, "data": {**data, **document}}

    def _linked(self, data: _Json, workflow_id: object, path: _Path, here: _Within) -> _Json:
        workflow = self.workflows.get(_uuid(workflow_id) or UUID(int=0))
        name = quote(str(data.get("label") or here[-1]))
        if workflow is None:
            message = f"The workflow that {name} runs does not exist."
            return self._refuse(here, "unknown_workflow", message, "Unlink it, or remove it")
        if workflow in path:
            circle = [*path[path.index(workflow) :], workflow]
            message = f"A workflow would run itself: {' → '.join(one.name for one in circle)}."
            return self._refuse(here, "workflow_in_itself", message, "Remove one of them")
        if workflow.id not in self.built:
            try:
                nodes = self.inside(workflow.nodes, (*path, workflow), here)
                self.built[workflow.id] = _document(nodes, workflow.edges)
            except MalformedGraphError as error:
                message = f"The workflow that {name} runs cannot be read: {error.message}"
                return self._refuse(here, "unreadable_workflow", message, "Open it and save it")
        document = self.built[workflow.id]
        if _size(document["nodes"]) > MAX_NODES:
            message = f"The workflow that {name} runs has more than {MAX_NODES} nodes in all."
            return self._refuse(here, "too_many_nodes", message, "Take a smaller workflow")
        return document

    def _refuse(self, here: _Within, rule: str, message: str, fix: str) -> _Json:
        """The copy that the graph came with stays in place."""
        self.problems.append(Violation(rule, message, "__".join(here), fix=fix))
        return {}


def _load(team_id: UUID, nodes: list[Any]) -> dict[UUID, Workflow]:
    """Every workflow that the nodes lead to, one query for each level of them."""
    found: dict[UUID, Workflow] = {}
    asked: set[UUID] = set()
    ahead = set(_linked(nodes))
    for _ in range(MAX_DEPTH + 1):
        if not ahead:
            break
        asked |= ahead
        rows = list(Workflow.objects.filter(team_id=team_id, id__in=ahead))
        found |= {row.id: row for row in rows}
        ahead = {one for row in rows for one in _linked(row.nodes)} - asked
    return found


def _linked(nodes: Iterable[Any], depth: int = 0) -> Iterator[UUID]:
    for data in filter(None, map(_data, nodes)):
        if data.get("workflowId"):
            # An id that is none is looked for as well: what cannot be found is told.
            yield _uuid(data["workflowId"]) or UUID(int=0)
        elif depth < MAX_DEPTH:
            yield from _linked(_inner(data), depth + 1)


def _document(nodes: list[Any], edges: list[Any]) -> _Json:
    """The inside of a subgraph, with a port for each input and output of the whole."""
    graph, sides = read(nodes, edges), {}
    for side, found in (
        (
            "inputs",
            [(f.key, f.label, f.node_id, f.field.key) for f in inputs_of(graph, registry())],
        ),
        ("outputs", [(f.port, f.label, f.node_id, f.port) for f in outputs_of(graph, registry())]),
    ):
        ports: list[_Json] = []
        for key, label, node_id, port in found:
            nodes, end = _reached(nodes, side, node_id, port)
            ports.append({"key": _unused(key, ports, end[0]), "label": label, **_end(*end)})
        sides[side] = ports
    return {"nodes": [_private(node) for node in nodes], "edges": edges, **sides}


def _reached(nodes: list[Any], side: str, node_id: str, port: str) -> tuple[list[Any], _End]:
    """The node and port, of these nodes themselves, behind which those of the flat graph lie.

    A subgraph on the way there gets a port for it, so the nodes come back as well.
    """
    for place, node in enumerate(nodes):
        mark, data = f"{node['id']}__", _data(node)
        if data is None or not node_id.startswith(mark):
            continue
        inner, end = _reached(_inner(data), side, node_id.removeprefix(mark), port)
        ports = list(data.get(side) or [])
        known = (one["key"] for one in ports if (one["nodeId"], one["port"]) == end)
        if (key := next(known, None)) is None:
            key = _unused(end[1], ports, end[0])
            ports.append({"key": key, **_end(*end)})
        changed = {**node, "data": {**data, "nodes": inner, side: ports}}
        return [*nodes[:place], changed, *nodes[place + 1 :]], (node["id"], key)
    return nodes, (node_id, port)


def _end(node_id: str, port: str) -> _Json:
    return {"nodeId": node_id, "port": port}


def _unused(key: str, ports: list[_Json], node_id: str) -> str:
    """A key that is taken is told apart by its node."""
    return f"{key}_{node_id}" if any(one["key"] == key for one in ports) else key


def _private(node: Any, depth: int = 0) -> Any:
    """What a workflow offers its callers are its ports; callers of the whole do not see it."""
    if not isinstance(node, dict) or not isinstance(node.get("data"), dict):
        return node
    data = {key: value for key, value in node["data"].items() if key != "exposed"}
    if _data(node) is not None and depth < MAX_DEPTH:
        data["nodes"] = [_private(inner, depth + 1) for inner in _inner(data)]
    return {**node, "data": data}


def _unlinked(node: Any, depth: int) -> Any:
    if (data := _data(node)) is None or depth > MAX_DEPTH:
        return node
    kept = {key: value for key, value in data.items() if key != "workflowId"}
    inner = [_unlinked(one, depth + 1) for one in _inner(data)]
    return {**node, "data": {**kept, "nodes": inner}}


def _size(nodes: Iterable[Any], depth: int = 0) -> int:
    """How many nodes there are in all, as deep as any may lie."""
    if depth > MAX_DEPTH:
        return 0
    return sum(1 + _size(_inner(_data(node) or {}), depth + 1) for node in nodes)


def _data(node: Any) -> _Json | None:
    """The data of a subgraph, None of everything else."""
    if not isinstance(node, dict) or not isinstance(data := node.get("data"), dict):
        return None
    return data if "subgraph" in (node.get("type"), data.get("nodeType")) else None


def _inner(data: _Json) -> list[Any]:
    nodes = data.get("nodes")
    return nodes if isinstance(nodes, list) else []


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
