"""Claim, beat, finish, cancel, reap: the only writer of status.

Every statement is conditional on the state it expects, so a task may run twice and a worker may
die anywhere. Time is the database's. Whoever changes an execution's steps holds its row's lock.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Coalesce, Now

from billing import holds
from billing.errors import InsufficientCreditsError
from canvas import questions, states
from canvas.errors import SpendingCapError
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from canvas.nodes.context import NodeError
from canvas.rows import Rows
from wireflow.errors import ConflictError
from workers import mapping, prices, readiness, waiting
from workers.announcing import announce, ring_for
from workers.conflicts import retried
from workers.outcome import UNFINISHED, Outcome
from workers.readiness import Verdict
from workers.webhooks import outbox

# A published step is published again when no worker took it in this time, then ever more rarely.
FIRST_REPUBLISH = timedelta(seconds=5)
_WRITTEN = [
    "status", "values", "outputs", "progress", "warnings", "error", "code", "credits", "charged",
    "worker", "attempt", "cache_key", "cached_from", "queued_at", "not_before", "next_publish_at",
    "publish_count", "started_at", "completed_at", "lease_until", "route", "failed_routes",
    "submitted_at", "provider_request", "provider_position", "next_poll_at", "poll_count",
    "deadline_at",
]  # fmt: skip


def lease() -> timedelta:
    """How long a claim lasts without a beat."""
    return timedelta(seconds=settings.LEASE_SECONDS)


def claim(run_id: UUID, *, worker: str) -> NodeRun | None:
    """Takes a queued step for this worker; None when somebody else has it or it is gone."""
    queued = NodeRun.objects.filter(id=run_id, status=NodeStatus.QUEUED)
    with transaction.atomic():
        # Counting the change locks the execution before its step, in the order of everybody else:
        # else a claim and a finish block each other.
        counted = Execution.objects.filter(id__in=queued.values("execution_id")).update(
            seq=F("seq") + 1, started_at=Coalesce("started_at", Now())
        )
        # A job at a provider began when it was handed in, not when its results are fetched.
        fetched = When(provider_request__isnull=False, then=F("started_at"))
        taken = counted and queued.update(
            **_claimed(worker), started_at=Case(fetched, default=Now()), progress=0
        )
        if not taken:
            transaction.set_rollback(True)
            return None
        run = NodeRun.objects.select_related("execution", "team").get(id=run_id)
        rows = list(states.with_place(run.execution.node_runs.all()))
        announce(run.execution, rows, [row for row in rows if row.id == run_id])
    return run


def claim_inline(execution_id: UUID, *, worker: str) -> tuple[list[NodeRun], list[NodeRun]]:
    """Takes all queued inline steps of an execution at once, and returns them.

    With them all its steps as they stand, by position; nothing when none was queued.
    """
    with transaction.atomic():
        # A statement of its own, before the steps: read with them, they could be those of before
        # the wait for the lock.
        Execution.objects.select_for_update().filter(id=execution_id).values_list("id").first()
        found = NodeRun.objects.filter(execution_id=execution_id, item=None).order_by("position")
        rows = list(found.select_related("execution", "team"))
        # Nobody changes them under the lock. What another worker runs stays that worker's.
        mine = [row for row in rows if row.queue == "inline" and row.status == NodeStatus.QUEUED]
        if not mine:
            return [], []
        NodeRun.objects.filter(id__in=[row.id for row in mine]).update(
            **_claimed(worker), started_at=Now()
        )
    for row in mine:
        row.status, row.worker, row.not_before = NodeStatus.RUNNING, worker, None
        row.fence, row.attempt = row.fence + 1, row.attempt + 1
    return mine, rows


def beat(runs: Sequence[NodeRun]) -> bool:
    """Extends the leases; False when any was lost: to another worker, or by cancelling."""
    held = sum(mine(run).update(lease_until=Now() + lease(), progress=run.progress) for run in runs)
    return held == len(runs)


def mine(run: NodeRun) -> QuerySet[NodeRun]:
    """The row of a claimed step, as long as the claim holds."""
    return NodeRun.objects.filter(id=run.id, fence=run.fence, status=NodeStatus.RUNNING)


@retried
def finish(execution_id: UUID, outcomes: Sequence[Outcome]) -> list[NodeRun]:
    """Writes how steps ended, queues what became ready, settles. Lost claims are discarded.

    Besides claimed steps, outcomes may hold PENDING inline steps that were carried along. Returns
    the inline steps that are ready now, for the caller to run.
    """
    with transaction.atomic():
        execution, rows = _lock(execution_id)
        held = all(_is_held(rows.find(outcome.run), outcome) for outcome in outcomes)
        if execution.status != ExecutionStatus.RUNNING or not held:
            waiting.abandon(item.run for item in outcomes if item.status == NodeStatus.WAITING)
            return []
        changed = [_apply(rows.find(item.run), item, execution) for item in outcomes]
        changed += advance(execution, rows)
        _write(execution, rows, changed)
        # Inline steps that became ready are run by whoever made them so (see `workers.runner`).
        ring_for(row for row in changed if row.queue != "inline" or row.attempt)
    return [row for row in changed if row.status == NodeStatus.QUEUED and row.queue == "inline"]


@retried
def cancel(execution_id: UUID) -> None:
    """Ends an execution now; running steps notice at their next step. Raises ConflictError."""
    with transaction.atomic():
        execution, rows = _lock(execution_id)
        if execution.status != ExecutionStatus.RUNNING:
            raise ConflictError("The execution has already finished", status=execution.status)
        changed = [row for row in rows if row.status in UNFINISHED]
        for row in changed:
            row.status, row.completed_at = NodeStatus.CANCELLED, _now(execution)
            waiting.put(row, row, now=_now(execution))
        execution.status = ExecutionStatus.CANCELLED
        _write(execution, rows, changed)


@retried
def overrule(run_id: UUID, decide: Callable[[NodeRun, datetime], Outcome | None]) -> bool:
    """Changes a step over the head of whoever had it; False for one that is not to be changed."""
    with transaction.atomic():
        run = NodeRun.objects.filter(id=run_id).first()
        if run is None:
            return False
        execution, rows = _lock(run.execution_id)
        outcome = decide(rows.find(run), _now(execution))
        if outcome is None:
            return False
        changed = [_apply(outcome.run, outcome, execution), *advance(execution, rows)]
        _write(execution, rows, changed)
        ring_for(changed)
    return True


def open_execution(execution: Execution, planned: Rows) -> None:
    """Announces a new execution; one that the cache completed is settled at once."""
    rows = list(planned)
    if execution.status != ExecutionStatus.RUNNING:
        execution.started_at = execution.completed_at = _now(execution)
        execution.save(update_fields=["status", "started_at", "completed_at"])
        settle(execution)
    outbox.write(execution, rows, rows)
    announce(execution, rows, rows)
    ring_for(rows)


def advance(execution: Execution, rows: Rows) -> list[NodeRun]:
    """Moves PENDING steps whose inputs are decided, in place; and the execution when all are."""
    changed: list[NodeRun] = []
    for row in sorted(rows.steps.values(), key=lambda row: row.position):
        if row.status == NodeStatus.PENDING:
            verdict = readiness.judge(row, rows.steps)
            if verdict is Verdict.RUNS:
                changed += _begin(row, rows, execution)
            elif verdict is not Verdict.WAITS:
                row.status, row.completed_at = NodeStatus.SKIPPED, _now(execution)
                row.code = readiness.NOT_REACHED if verdict is Verdict.NOT_REACHED else ""
                changed.append(row)
        if row.status == NodeStatus.RUNNING and row.node_id in rows.items:
            changed += _sum_up(row, rows.items[row.node_id], execution)
    if all(row.status not in UNFINISHED for row in rows.steps.values()):
        _conclude(execution, rows.steps)
    return changed


def settle(execution: Execution) -> None:
    """Gives back the rest of the hold, with the terminal status and in its transaction."""
    if execution.status != ExecutionStatus.RUNNING:
        holds.release(source=str(execution.id))


def _claimed(worker: str) -> dict[str, Any]:
    return {
        "status": NodeStatus.RUNNING,
        "fence": F("fence") + 1,
        "attempt": F("attempt") + 1,
        "lease_until": Now() + lease(),
        "worker": worker,
        "not_before": None,
    }


def _lock(execution_id: UUID) -> tuple[Execution, Rows]:
    # SQLite takes its one write lock at BEGIN and ignores FOR UPDATE; PostgreSQL locks the row.
    locked = Execution.objects.select_for_update(of=("self",)).annotate(now=Now())
    execution = locked.get(id=execution_id)
    rows = NodeRun.objects.select_for_update().filter(execution_id=execution_id)
    return execution, Rows.of(rows.order_by("position", "item"))


def _now(execution: Execution) -> datetime:
    moment: datetime = execution.now  # type: ignore[attr-defined]  # annotated by _lock
    return moment


def _is_held(row: NodeRun, outcome: Outcome) -> bool:
    if outcome.run.status == NodeStatus.RUNNING:
        return row.status == NodeStatus.RUNNING and row.fence == outcome.run.fence
    return row.status == NodeStatus.PENDING


def _apply(row: NodeRun, outcome: Outcome, execution: Execution) -> NodeRun:
    now = _now(execution)
    row.warnings, row.error, row.code = outcome.warnings, outcome.error, outcome.code
    row.lease_until, row.status = None, outcome.status
    waiting.put(row, outcome.run, now=now)
    if row.status == NodeStatus.QUEUED:
        _queue(row, execution, delay=outcome.delay)
    elif row.status == NodeStatus.WAITING:
        waiting.begin(row, now=now, pause=outcome.delay)
    else:
        row.outputs, row.completed_at = outcome.outputs, now
        row.started_at = row.started_at or outcome.started_at or now
    if row.status == NodeStatus.COMPLETED:
        row.progress, row.charged = 1.0, row.credits
    return row


def _begin(row: NodeRun, rows: Rows, execution: Execution) -> list[NodeRun]:
    """Queues a step whose inputs are there: itself, or one row for each item of a list.

    A list of what costs little is worked off by the one worker that takes the step.
    """
    if questions.is_open(row):
        row.status, row.started_at = NodeStatus.WAITING, _now(execution)
        waiting.for_person(row, now=_now(execution))
        return [row]
    try:
        made = None if row.queue == "inline" else mapping.fan_out(row, rows, force=execution.force)
        if made is not None:
            prices.hold_items(row, made, execution)
        elif row.queue != "inline":
            prices.hold_arrived(row, rows, execution)
    except (NodeError, InsufficientCreditsError, SpendingCapError) as error:
        code = getattr(error, "code", "node_failed")
        failed = Outcome(row, NodeStatus.FAILED, error=error.message, code=code)
        return [_apply(row, failed, execution)]
    if made is None:
        _queue(row, execution)
        return [row]
    row.status, row.started_at = NodeStatus.RUNNING, _now(execution)
    rows.items[row.node_id] = made
    for item in made:
        if item.status == NodeStatus.PENDING:
            _queue(item, execution)
    return [row, *made]


def _sum_up(row: NodeRun, items: Sequence[NodeRun], execution: Execution) -> list[NodeRun]:
    """Says on a step how its items go, and ends it with the last of them."""
    before = row.progress, row.charged
    ended = [item for item in items if item.status not in UNFINISHED]
    if len(ended) == len(items):
        _apply(row, mapping.outcome(row, items), execution)
    else:
        row.progress = len(ended) / len(items)
    row.charged = sum(item.charged for item in items)
    same = row.status == NodeStatus.RUNNING and before == (row.progress, row.charged)
    return [] if same else [row]


def _queue(row: NodeRun, execution: Execution, *, delay: timedelta = timedelta()) -> None:
    now = _now(execution)
    row.status, row.queued_at, row.publish_count, row.progress = NodeStatus.QUEUED, now, 0, 0.0
    row.not_before = now + delay if delay else None
    row.next_publish_at = now + (delay or FIRST_REPUBLISH)


def _conclude(execution: Execution, steps: dict[str, NodeRun]) -> None:
    failed = readiness.unhandled_failure(steps)
    if failed is None:
        execution.status = ExecutionStatus.COMPLETED
    else:
        execution.status = ExecutionStatus.FAILED
        execution.error, execution.code = f"{failed.label}: {failed.error}", failed.code


def _write(execution: Execution, rows: Rows, changed: list[NodeRun]) -> None:
    execution.seq += 1
    execution.started_at = execution.started_at or _now(execution)
    if execution.status != ExecutionStatus.RUNNING:
        execution.completed_at = _now(execution)
    unique = list({row.id: row for row in changed}.values())
    stand_ins = readiness.stand_ins(rows.steps)
    for row in unique:
        # An item that came about is what it is, whatever became of its neighbours.
        stale = row.item is None and row.node_id in stand_ins
        row.cache_key = "" if stale else row.cache_key
    # An upsert of rows that are all there and locked: one statement however many they are.
    NodeRun.objects.bulk_create(
        unique, update_conflicts=True, unique_fields=["id"], update_fields=_WRITTEN
    )
    done = [row for row in unique if row.status == NodeStatus.COMPLETED]
    holds.capture(source=str(execution.id), buckets=prices.buckets(done, rows))
    settle(execution)
    execution.save(update_fields=["status", "seq", "error", "code", "started_at", "completed_at"])
    outbox.write(execution, list(rows), unique)
    announce(execution, list(rows), unique)
