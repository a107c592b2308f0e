"""What a database breaks off for another transaction is done again; other failures are not."""

import sqlite3
import threading
import time
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, transaction

from billing.models import Account
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from tests.live.graphs import node
from tests.workers.engine import run_of, start
from wireflow.accounts.models import Team
from workers import conflicts, lifecycle
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def finished(team: Team) -> Outcome:
    """A claimed step that has its result."""
    execution = start(team, node("g", "generate:wireflow_sketch", prompt="a lake"))
    run = lifecycle.claim(run_of(execution, "g").id, worker="w1")
    assert run is not None
    return Outcome(run, NodeStatus.COMPLETED, outputs={"image": "x"})


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


class Failing:
    """Fails so often, then answers."""

    def __init__(self, times: int, cause: Exception) -> None:
        self.times, self.cause, self.calls = times, cause, 0

    def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self.times:
            raise OperationalError("away") from self.cause
        return "done"


def _cause(**said: Any) -> Exception:
    error = sqlite3.OperationalError("x") if "sqlite_errorcode" in said else Exception("x")
    for name, value in said.items():
        setattr(error, name, value)
    return error


DEADLOCK = _cause(sqlstate="40P01")
BUSY_SNAPSHOT = _cause(sqlite_errorcode=sqlite3.SQLITE_BUSY_SNAPSHOT)


@pytest.mark.parametrize(
    "cause", [DEADLOCK, _cause(sqlstate="40001"), BUSY_SNAPSHOT], ids=["deadlock", "serial", "busy"]
)
def test_a_conflict_is_tried_again_after_a_short_pause(
    cause: Exception, pauses: list[float]
) -> None:
    once = Failing(1, cause)
    assert (conflicts.retried(once.__call__)(), once.calls) == ("done", 2)
    assert len(pauses) == 1
    assert pauses[0] <= conflicts.LONGEST_PAUSE_SECONDS


def test_there_is_an_end_to_trying(pauses: list[float]) -> None:
    always = Failing(99, DEADLOCK)
    with pytest.raises(OperationalError):
        conflicts.retried(always.__call__)()
    assert always.calls == conflicts.ATTEMPTS


def test_other_failures_and_those_in_a_transaction_of_the_caller_are_told(
    pauses: list[float],
) -> None:
    away, within = Failing(1, _cause(sqlstate="57P01")), Failing(1, DEADLOCK)
    with pytest.raises(OperationalError):
        conflicts.retried(away.__call__)()
    with pytest.raises(OperationalError), transaction.atomic():
        conflicts.retried(within.__call__)()
    assert (away.calls, within.calls, pauses) == (1, 1, [])


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one lock: no deadlocks")
def test_a_result_survives_a_deadlock(finished: Outcome, team: Team) -> None:
    """Another connection holds the account and wants the execution that `finish` has locked."""
    seen: list[str] = []
    other = connection.copy(DEFAULT_DB_ALIAS)
    own = connection.connection.info.backend_pid
    account, execution_id = Account.objects.get(team=team), finished.run.execution_id

    def run(statement: str, *values: Any) -> None:
        with other.cursor() as cursor:
            cursor.execute(statement, values)

    def cross() -> None:
        try:
            _until_blocked(other, own)
            run("SELECT 1 FROM canvas_execution WHERE id = %s FOR UPDATE", execution_id)
        except OperationalError as error:
            seen.append(str(error))
        finally:
            other.rollback()
            other.close()

    with other.wrap_database_errors:
        other.set_autocommit(False)
    # It is patient, so that the deadlock is found by the connection that finishes the step.
    run("SET LOCAL deadlock_timeout = '30s'")
    run("SELECT 1 FROM billing_account WHERE id = %s FOR UPDATE", account.pk)
    other.inc_thread_sharing()
    thread = threading.Thread(target=cross)
    thread.start()
    try:
        lifecycle.finish(execution_id, [finished])
    finally:
        thread.join()
    assert seen == []
    assert Execution.objects.get(id=execution_id).status == ExecutionStatus.COMPLETED
    assert NodeRun.objects.get(id=finished.run.id).charged == 1
    account.refresh_from_db()
    assert (account.balance, account.held) == (999_000, 0)


def _until_blocked(other: Any, pid: int) -> None:
    question = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
    with other.cursor() as cursor:
        while not cursor.execute(question, [pid]).fetchone()[0]:
            time.sleep(0.02)
