"""Whether a step may run, by how the steps before it ended and by what they handed on.

A step normally needs everything before it. A node type that branches may leave an output out: what
is linked to nothing else is not reached, and skipped without that being a failure. A node type that
tolerates failures runs once everything before it has ended, if anything can reach it.
"""

from collections import defaultdict
from collections.abc import Mapping
from enum import Enum
from typing import Any

from canvas.models import NodeRun, NodeStatus
from canvas.nodes.registry import registry

# The code of a skipped step that lies on a way that was not taken.
NOT_REACHED = "not_reached"
# The code of a completed step some of whose items failed (see `workers.mapping`).
PARTLY_FAILED = "items_failed"
_ENDED = {NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.SKIPPED, NodeStatus.CANCELLED}


class Verdict(Enum):
    """What becomes of a PENDING step now."""

    WAITS = "waits"
    RUNS = "runs"
    FAILED_BEFORE = "failed before"
    NOT_REACHED = "not reached"


def judge(row: NodeRun, rows: Mapping[str, NodeRun]) -> Verdict:
    """What becomes of a PENDING step, given all steps of its execution by node id."""
    parents = [rows[node_id] for node_id in row.depends_on]
    failed = any(_ended_badly(parent) for parent in parents)
    tolerates = _tolerates(row)
    if failed and not tolerates:
        return Verdict.FAILED_BEFORE
    if any(parent.status not in _ENDED for parent in parents):
        return Verdict.WAITS
    outputs = {
        parent.node_id: parent.outputs
        for parent in parents
        if parent.status == NodeStatus.COMPLETED
    }
    if is_reached(row, rows, outputs) or (failed and tolerates):
        return Verdict.RUNS
    return Verdict.NOT_REACHED


def is_reached(
    row: NodeRun, rows: Mapping[str, NodeRun], outputs: Mapping[str, dict[str, Any]]
) -> bool:
    """Whether something comes along the links into every port; into any, where it tolerates that.

    `outputs` are those of the completed steps, by node id.
    """

    def comes(node_id: str, output: str) -> bool:
        found = outputs.get(node_id)
        return found is not None and (output in found or not _branches(rows[node_id]))

    ports = [any(comes(*link) for link in links) for links in row.sources.values()]
    return not ports or (any(ports) if _tolerates(row) else all(ports))


def stand_ins(rows: Mapping[str, NodeRun]) -> set[str]:
    """The steps whose results, or what these were made of, stand for a failure.

    They may not be used again: the next time nothing may fail. Steps stand in order of dependency.
    """
    found = {row.node_id for row in rows.values() if row.code == PARTLY_FAILED}
    for row in rows.values():
        if any(_ended_badly(rows[node_id]) or node_id in found for node_id in row.depends_on):
            found.add(row.node_id)
    return found


def unhandled_failure(rows: Mapping[str, NodeRun]) -> NodeRun | None:
    """The first failed step that some result is missing for; steps stand in order of dependency.

    A failure is handled when everything that needed the step went on without it.
    """
    followers: dict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        for node_id in row.depends_on:
            followers[node_id].append(row.node_id)
    handled: dict[str, bool] = {}
    for row in reversed(list(rows.values())):
        after = [handled[node_id] for node_id in followers[row.node_id]]
        handled[row.node_id] = not _ended_badly(row) or (bool(after) and all(after))
    return next(
        (
            row
            for row in rows.values()
            if row.status == NodeStatus.FAILED and not handled[row.node_id]
        ),
        None,
    )


def _ended_badly(row: NodeRun) -> bool:
    if row.status == NodeStatus.SKIPPED:
        return row.code != NOT_REACHED
    return row.status in (NodeStatus.FAILED, NodeStatus.CANCELLED)


def _tolerates(row: NodeRun) -> bool:
    node_type = registry().get(row.node_type)
    return node_type is not None and node_type.tolerates_failures


def _branches(row: NodeRun) -> bool:
    node_type = registry().get(row.node_type)
    return node_type is not None and node_type.branches
