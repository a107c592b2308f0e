"""Whether a node type can run here now, and if not what it needs. Loads no model library."""

from canvas.nodes.node_type import NodeType
from workers.backends.local import availability as local

READY = "ready"


def of(node_type: NodeType) -> str:
    """`ready`, `needs_key`, `needs_gpu`, `needs_weights`: of the first route that could run."""
    if node_type.kind != "model":
        return READY
    missing = [_missing(route) for route in node_type.routes]
    return READY if None in missing else (missing[0] or READY)


def _missing(route: str) -> str | None:
    return local.missing(route) if route.startswith("local:") else "needs_key"
