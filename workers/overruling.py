"""Decisions about a step over the head of whoever has it: a lost worker, a provider, a person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from canvas import questions
from canvas.models import NodeRun, NodeStatus
from workers import lifecycle
from workers.outcome import Outcome


def reap(run_id: UUID) -> None:
    """Takes a step from a worker that fell silent: queued again, or failed when tried enough."""

    def decide(row: NodeRun, now: datetime) -> Outcome | None:
        if row.status != NodeStatus.RUNNING or row.lease_until is None or row.lease_until >= now:
            return None
        if row.attempt < row.max_attempts:
            return Outcome(row, NodeStatus.QUEUED)
        error = f"The worker stopped while it ran this node, {row.attempt} times in a row"
        return Outcome(row, NodeStatus.FAILED, error=error, code="worker_lost")

    lifecycle.overrule(run_id, decide)


def requeue(run_id: UUID) -> bool:
    """The operator lets another worker take a step that is stuck, with fresh attempts.

    Whoever had it can no longer finish it. False for a step that no worker has or is to have: one
    that is over has its successors decided, and one that runs for a list is summed up from its
    items.
    """

    def decide(row: NodeRun, _: datetime) -> Outcome | None:
        claimed = row.status == NodeStatus.RUNNING and row.lease_until is not None
        if not claimed and row.status != NodeStatus.QUEUED:
            return None
        row.attempt = 0
        return Outcome(row, NodeStatus.QUEUED)

    return lifecycle.overrule(run_id, decide)


def resume(run_id: UUID) -> None:
    """The provider has done its part: a worker is to fetch the results, with fresh attempts."""

    def decide(row: NodeRun, _: datetime) -> Outcome | None:
        if row.status != NodeStatus.WAITING:
            return None
        row.attempt = 0
        return Outcome(row, NodeStatus.QUEUED)

    lifecycle.overrule(run_id, decide)


def answer(run_id: UUID, values: dict[str, Any]) -> bool:
    """A person has decided: the step goes on with these values. False when it does not wait."""

    def decide(row: NodeRun, _: datetime) -> Outcome | None:
        if row.status != NodeStatus.WAITING or not questions.is_open(row):
            return None
        row.values, row.deadline_at = row.values | values, None
        return Outcome(row, NodeStatus.QUEUED)

    return lifecycle.overrule(run_id, decide)


def expire(run_id: UUID) -> None:
    """Fails a step whose provider, or whose person, took longer than its deadline.

    The provider's job is stopped there, too.
    """

    def decide(row: NodeRun, now: datetime) -> Outcome | None:
        if row.status != NodeStatus.WAITING or row.deadline_at is None or row.deadline_at > now:
            return None
        asked = questions.is_open(row)
        longer = f"It took longer than its {row.deadline_seconds} seconds"
        error = "Nobody decided in time" if asked else longer
        return Outcome(row, NodeStatus.FAILED, error=error, code="deadline_exceeded")

    lifecycle.overrule(run_id, decide)
