"""What rows say of what they wait for: jobs at providers, and people. Never writes status."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models.functions import Now
from django.utils import timezone

from canvas.models import NodeRun, NodeStatus

FINISHED = (NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.SKIPPED, NodeStatus.CANCELLED)
# What a step's worker decides about its route and its job, and the engine writes.
DECIDED = ("route", "failed_routes", "provider_request", "submitted_at", "attempt")


def mark_submission(run: NodeRun) -> bool:
    """Says that the job is about to be handed in; False when the claim was lost meanwhile."""
    mine = NodeRun.objects.filter(id=run.id, fence=run.fence, status=NodeStatus.RUNNING)
    run.submitted_at = timezone.now()
    return bool(mine.update(submitted_at=run.submitted_at, route=run.route))


def put(row: NodeRun, run: NodeRun, *, now: datetime) -> None:
    """Takes over what the worker decided; a job of a step that ended badly is to be stopped."""
    for name in DECIDED:
        setattr(row, name, getattr(run, name))
    row.provider_position = None
    over_there = row.status in FINISHED and row.status != NodeStatus.COMPLETED
    row.next_poll_at = now if over_there and row.provider_request else None


def begin(row: NodeRun, *, now: datetime, pause: timedelta) -> None:
    """The provider has the job: when to ask first, and how long it may take in all."""
    row.next_poll_at, row.poll_count, row.lease_until = now + pause, 0, None
    row.deadline_at = row.deadline_at or now + timedelta(seconds=row.deadline_seconds)


def for_person(row: NodeRun, *, now: datetime) -> None:
    """Nobody is asked but a person, and at the deadline the step is looked at again."""
    hours = row.values.get("wait_hours") or 0
    row.deadline_at = now + timedelta(hours=hours) if hours else None
    row.next_poll_at, row.poll_count = row.deadline_at, 0


def abandon(runs: Iterable[NodeRun]) -> None:
    """Jobs that were handed in while their steps were cancelled: to be stopped over there."""
    for run in runs:
        if run.provider_request is not None:
            orphan = NodeRun.objects.filter(id=run.id, status__in=FINISHED, next_poll_at=None)
            orphan.exclude(status=NodeStatus.COMPLETED).update(
                provider_request=run.provider_request,
                route=run.route,
                poll_count=0,
                next_poll_at=Now(),
            )
