"""A task may run twice and a worker may die anywhere: nodes complete once and are paid once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from billing.models import Account, LedgerEntry
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from canvas.nodes.context import CancelledError, NodeContext
from tests.billing import books
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from wireflow.errors import ConflictError
from workers import lifecycle, runner, scheduler
from workers.backends.protocol import BackendError
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)

PROMPT = node("p", "input:text", prompt="A sunset over a mountain lake")
SKETCH = node("g", "generate:wireflow_sketch")
SHOW = node("o", "output:preview")
WIRES = [edge("p.prompt", "g.prompt"), edge("g.image", "o.media")]


@pytest.fixture
def sketching(team: Team) -> Execution:
    """An execution whose prompt is done and whose model waits for a worker."""
    execution = start(team, PROMPT, SKETCH, SHOW, *WIRES)
    runner.step(run_of(execution, "p").id)
    return execution


def _claim(execution: Execution, node_id: str) -> NodeRun:
    claimed = lifecycle.claim(run_of(execution, node_id).id, worker="w1")
    assert claimed is not None
    return claimed


def _completed(run: NodeRun, **outputs: Any) -> Outcome:
    return Outcome(run, NodeStatus.COMPLETED, outputs=outputs)


def _money(team: Team) -> tuple[int, int, int]:
    account = Account.objects.get(team=team)
    ledger = books.total()
    return account.balance, account.held, ledger


def test_a_step_is_claimed_once(sketching: Execution) -> None:
    run_id = run_of(sketching, "g").id
    first = lifecycle.claim(run_id, worker="w1")
    assert first is not None
    assert (first.fence, first.attempt, first.worker) == (1, 1, "w1")
    assert lifecycle.claim(run_id, worker="w2") is None


def test_a_claim_counts_once_in_few_statements_and_a_vain_one_not_at_all(
    sketching: Execution,
) -> None:
    run_id, before = run_of(sketching, "g").id, Execution.objects.get().seq
    with CaptureQueriesContext(connection) as captured:
        lifecycle.claim(run_id, worker="w1")
    statements = [query["sql"] for query in captured if "canvas_" in query["sql"]]
    assert [sql.split()[0] for sql in statements] == ["UPDATE", "UPDATE", "SELECT", "SELECT"]
    lifecycle.claim(run_id, worker="w2")
    assert Execution.objects.get().seq == before + 1


def test_finishing_queues_what_became_ready_and_captures_the_price(
    team: Team, sketching: Execution
) -> None:
    run = _claim(sketching, "g")
    ready = lifecycle.finish(sketching.id, [_completed(run, image="picture")])
    assert [row.node_id for row in ready] == ["o"]
    price = run.credits * 1_000
    assert _money(team) == (1_000_000 - price, 0, 1_000_000 - price)


def test_a_step_finishes_once(team: Team, sketching: Execution) -> None:
    run = _claim(sketching, "g")
    lifecycle.finish(sketching.id, [_completed(run, image="first")])
    before = _money(team)
    assert lifecycle.finish(sketching.id, [_completed(run, image="second")]) == []
    assert run_of(sketching, "g").outputs == {"image": "first"}
    assert _money(team) == before


def test_a_worker_that_lost_its_lease_cannot_finish(sketching: Execution) -> None:
    late = _claim(sketching, "g")
    NodeRun.objects.filter(id=late.id).update(lease_until=Now() - timedelta(seconds=1))
    assert scheduler.reap() == 1
    taken_over = _claim(sketching, "g")
    assert taken_over.attempt == 2
    assert lifecycle.beat([late]) is False
    assert lifecycle.finish(sketching.id, [_completed(late, image="late")]) == []
    assert run_of(sketching, "g").status == NodeStatus.RUNNING
    assert lifecycle.finish(sketching.id, [_completed(taken_over, image="new")])
    assert run_of(sketching, "g").outputs == {"image": "new"}


def test_a_beat_extends_the_lease_and_keeps_the_progress(sketching: Execution) -> None:
    run = _claim(sketching, "g")
    NodeRun.objects.filter(id=run.id).update(lease_until=Now())
    run.progress = 0.5
    assert lifecycle.beat([run]) is True
    assert scheduler.reap() == 0
    assert run_of(sketching, "g").progress == 0.5


def test_a_step_that_kills_every_worker_fails_at_its_last_attempt(sketching: Execution) -> None:
    attempts = run_of(sketching, "g").max_attempts
    for _ in range(attempts):
        run = _claim(sketching, "g")
        NodeRun.objects.filter(id=run.id).update(lease_until=Now() - timedelta(seconds=1))
        scheduler.reap()
    poisoned = run_of(sketching, "g")
    assert (poisoned.status, poisoned.code) == (NodeStatus.FAILED, "worker_lost")
    assert run_of(sketching, "o").status == NodeStatus.SKIPPED
    sketching.refresh_from_db()
    assert (sketching.status, sketching.code) == (ExecutionStatus.FAILED, "worker_lost")


def test_cancelling_ends_everything_unfinished_and_gives_the_credits_back(
    team: Team, sketching: Execution
) -> None:
    run = _claim(sketching, "g")
    lifecycle.cancel(sketching.id)
    sketching.refresh_from_db()
    assert sketching.status == ExecutionStatus.CANCELLED
    assert [row.status for row in sketching.node_runs.order_by("position")] == [
        NodeStatus.COMPLETED,
        NodeStatus.CANCELLED,
        NodeStatus.CANCELLED,
    ]
    assert _money(team) == (1_000_000, 0, 1_000_000)
    assert lifecycle.finish(sketching.id, [_completed(run, image="late")]) == []
    with pytest.raises(ConflictError):
        lifecycle.cancel(sketching.id)


def test_a_running_model_notices_that_it_was_cancelled(
    sketching: Execution, backend: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.context.CANCEL_CHECK_PERIOD", 0.0)
    noticed = []

    def cancelled_in_the_middle(call: Any, context: NodeContext) -> dict[str, Any]:
        context.check_cancelled()
        lifecycle.cancel(sketching.id)
        try:
            context.check_cancelled()
        except CancelledError:
            noticed.append(True)
            raise
        return {"image": "never"}

    backend.script = [cancelled_in_the_middle]
    drain(sketching)
    assert noticed == [True]
    assert run_of(sketching, "g").status == NodeStatus.CANCELLED


def test_a_failed_step_skips_what_needs_it_and_costs_nothing(
    team: Team, sketching: Execution, backend: Any
) -> None:
    backend.script = [BackendError("The model refused the prompt", code="refused")]
    drain(sketching)
    failed = run_of(sketching, "g")
    assert (failed.status, failed.error, failed.charged) == (
        NodeStatus.FAILED,
        "The model refused the prompt",
        0,
    )
    assert run_of(sketching, "o").status == NodeStatus.SKIPPED
    assert sketching.error == "g: The model refused the prompt"
    assert _money(team) == (1_000_000, 0, 1_000_000)


def test_a_passing_failure_is_tried_again_later_and_completes(
    team: Team, sketching: Execution, backend: Any
) -> None:
    backend.script = [BackendError("busy", retryable=True), {"image": "picture"}]
    drain(sketching)
    waiting = run_of(sketching, "g")
    assert waiting.status == NodeStatus.QUEUED
    assert waiting.not_before is not None
    NodeRun.objects.filter(id=waiting.id).update(not_before=None)
    drain(sketching)
    assert sketching.status == ExecutionStatus.COMPLETED
    assert run_of(sketching, "g").attempt == 2
    assert LedgerEntry.objects.filter(source=str(sketching.id), kind="capture").count() == 1


def test_a_failure_that_does_not_pass_fails_after_the_last_attempt(
    sketching: Execution, backend: Any
) -> None:
    attempts = run_of(sketching, "g").max_attempts
    backend.script = [BackendError("busy", retryable=True) for _ in range(attempts)]
    for _ in range(attempts):
        drain(sketching)
        NodeRun.objects.filter(execution=sketching).update(not_before=None)
    assert run_of(sketching, "g").status == NodeStatus.FAILED
    assert len(backend.calls) == attempts


def test_an_unexpected_error_is_told_without_its_text(sketching: Execution, backend: Any) -> None:
    backend.script = [RuntimeError("password=hunter2")]
    drain(sketching)
    failed = run_of(sketching, "g")
    assert (failed.error, failed.code) == ("Internal error", "internal_error")


def test_every_committed_change_counts_and_is_announced_in_order(
    sketching: Execution, backend: Any, published: list[dict[str, Any]]
) -> None:
    backend.script = [{"image": "picture"}]
    drain(sketching)
    updates = [event for event in published if event["type"] == "update"]
    numbers = [event["seq"] for event in updates]
    assert numbers == list(range(1, len(numbers) + 1))
    assert updates[-1]["execution"]["status"] == "COMPLETED"
    assert [state["nodeId"] for state in updates[-1]["nodes"]] == ["o"]


def test_a_ring_is_answered_once_however_often_it_is_heard(
    sketching: Execution, backend: Any
) -> None:
    backend.script = [{"image": "picture"}]
    run_id: UUID = run_of(sketching, "g").id
    runner.step(run_id)
    runner.step(run_id)
    assert len(backend.calls) == 1
