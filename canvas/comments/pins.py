"""Pins outlive their nodes: they stay where the node was seen last."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from canvas.comments.models import CommentThread
from canvas.graph.document import MalformedGraphError, Node, parse
from canvas.graph.subgraphs import MAX_DEPTH
from canvas.models import Workflow

_Places = dict[tuple[str, str], tuple[float, float]]


def before_change(workflow: Workflow, nodes: list[Any]) -> None:
    """Gives the pins of nodes that are not among the new ones the place they have now."""
    places = dict(_places(workflow.nodes))
    gone = places.keys() - dict(_places(nodes)).keys()
    if not gone:
        return
    node_ids = {node_id for _, node_id in gone}
    moved = []
    for thread in CommentThread.objects.filter(workflow=workflow, node_id__in=node_ids):
        if (key := (thread.subgraph, thread.node_id)) in gone:
            x, y = places[key]
            thread.x, thread.y = x + thread.dx, y + thread.dy
            moved.append(thread)
    CommentThread.objects.bulk_update(moved, ["x", "y"])


def _places(nodes: Any, inside: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, str], Any]]:
    """Every node by its subgraph and id, with where it stands there."""
    for node in _read(nodes):
        yield ("__".join(inside), node.id), node.position
        if node.kind == "subgraph" and len(inside) < MAX_DEPTH:
            yield from _places(node.inside.get("nodes"), (*inside, node.id))


def _read(nodes: Any) -> tuple[Node, ...]:
    # What could not be drawn has no pins either.
    with suppress(MalformedGraphError):
        return parse(nodes, []).nodes
    return ()
