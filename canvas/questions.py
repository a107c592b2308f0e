"""What a waiting step asks a person."""

from collections.abc import Mapping, Set
from typing import Any

from canvas import arrivals
from canvas.models import NodeRun, NodeStatus
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry

DECISION = "decision"


def is_open(row: NodeRun) -> bool:
    """Whether the step needs a person's answer, and has none yet."""
    return _asker(row) is not None and DECISION not in row.values


def decision(row: NodeRun) -> dict[str, Any] | None:
    """What a person answered, `{"approve" or "choose", "by", "at"}`."""
    return row.values.get(DECISION) if _asker(row) else None


def still_answered(row: NodeRun, kept: Set[str]) -> dict[str, Any]:
    """The values of a step that runs again; an answer stands only where what was seen stays too.

    `kept` are the nodes whose results are kept.
    """
    stands = decision(row) is None or row.node_id in kept or set(row.depends_on) <= kept
    return {key: value for key, value in row.values.items() if stands or key != DECISION}


def of(row: NodeRun, steps: Mapping[str, NodeRun]) -> dict[str, Any] | None:
    """The open question of a waiting step: its kind, its words, and the values in wire form."""
    node_type = _asker(row)
    if node_type is None or row.status != NodeStatus.WAITING:
        return None
    outputs = {node_id: steps[node_id].outputs for node_id in row.depends_on}
    came = arrivals.values(row, node_type, outputs)
    chooses = node_type.asks == "choose"
    values = arrivals.flat([came.get("items" if chooses else "value")])
    count = len(values)
    return {
        "kind": node_type.asks,
        "message": row.values.get("message") or "",
        "values": values,
        "atLeast": min(row.values.get("at_least", 1), count) if chooses else None,
        "atMost": min(row.values.get("at_most") or count, count) if chooses else None,
        "expiresAt": row.deadline_at,
    }


def _asker(row: NodeRun) -> NodeType | None:
    node_type = registry().get(row.node_type)
    return node_type if node_type and node_type.asks else None
