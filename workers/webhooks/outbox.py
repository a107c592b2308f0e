"""Writes the messages of a change in its own transaction: what is committed will be told."""

from collections.abc import Sequence
from typing import Any

from django.db.models.functions import Now
from django.utils import timezone

from canvas import questions, states
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from canvas.rows import Rows
from workers.models import WebhookDelivery

# What a node sends of itself, to an address of its own.
SENT = "output.sent"
_ENDS = {
    ExecutionStatus.COMPLETED: "execution.completed",
    ExecutionStatus.FAILED: "execution.failed",
    ExecutionStatus.CANCELLED: "execution.cancelled",
}


def write(execution: Execution, rows: Sequence[NodeRun], changed: Sequence[NodeRun]) -> None:
    """Adds a delivery for each subscriber of each event that this change is."""
    if not execution.callbacks:
        return
    events = [
        ("node.completed", _node(execution, run, rows))
        for run in changed
        if run.status == NodeStatus.COMPLETED and run.item is None
    ]
    events += [
        ("node.waiting", _node(execution, run, rows))
        for run in changed
        if run.status == NodeStatus.WAITING and questions.is_open(run)
    ]
    if (end := _ENDS.get(ExecutionStatus(execution.status))) is not None:
        events.append((end, states.body(execution, rows)))
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(
            team_id=execution.team_id,
            endpoint_id=callback["endpoint"],
            execution=execution,
            url=callback["url"],
            event=event,
            payload=message(event, data),
            next_attempt_at=Now(),
        )
        for event, data in events
        for callback in execution.callbacks
        if event in callback["events"]
    )


def deliver(run: NodeRun, address: str, value: Any) -> None:
    """Adds the message that a node sends of itself. A step that runs twice sends one message."""
    data = {
        "executionId": str(run.execution_id),
        "workflowId": str(run.execution.workflow_id) if run.execution.workflow_id else None,
        "metadata": run.execution.metadata,
        "nodeId": run.node_id,
        "label": run.label,
        "value": states.with_url(run, value),
    }
    WebhookDelivery.objects.get_or_create(
        id=run.id,
        defaults={
            "team_id": run.team_id,
            "execution": run.execution,
            "url": address,
            "event": SENT,
            "payload": message(SENT, data),
            "next_attempt_at": timezone.now(),
        },
    )


def message(event: str, data: dict[str, Any]) -> dict[str, Any]:
    """The body of a message, by Standard Webhooks; the time is put in when it is sent."""
    return {"type": event, "data": data}


def _node(execution: Execution, run: NodeRun, rows: Sequence[NodeRun]) -> dict[str, Any]:
    return {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        "metadata": execution.metadata,
        "node": states.node_state(run, Rows.of(rows)),
    }
