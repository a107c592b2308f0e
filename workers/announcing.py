"""Tells of what has been committed: rings for steps that wait, and says it to listeners."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from canvas import events, states
from canvas.models import Execution, NodeRun, NodeStatus
from workers import doorbell


def announce(execution: Execution, rows: Sequence[NodeRun], changed: Sequence[NodeRun]) -> None:
    """Tells the listeners, after commit."""
    message = states.update(execution, rows, changed)
    transaction.on_commit(lambda: events.publish(execution.workflow_id, message))


def ring_for(rows: Iterable[NodeRun]) -> None:
    """Rings after commit for the queued ones: one message for all inline steps of an execution."""
    queued = [row for row in rows if row.status == NodeStatus.QUEUED and not row.not_before]
    inline = [row for row in queued if row.queue == "inline"][:1]
    heavy = [row for row in queued if row.queue != "inline"]
    steps = [(row.id, row.queue) for row in [*inline, *heavy]]
    transaction.on_commit(lambda: doorbell.ring(steps))
