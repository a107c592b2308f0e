"""A claim is watched: a lost one is noticed, and a deadline ends the step with its reason."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings

from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from tests.live.graphs import edge, node
from tests.live.stack import wait_for
from tests.workers.engine import run_of, start
from wireflow.accounts.models import Team
from workers import lifecycle, runner
from workers.lease import Lease

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def claimed(team: Team, settings: LazySettings) -> NodeRun:
    """A step at work, beaten for every quarter of two seconds."""
    settings.LEASE_SECONDS = 2
    parts = [node("p", "input:text", prompt="x"), node("g", "generate:wireflow_sketch")]
    execution = start(team, *parts, edge("p.prompt", "g.prompt"))
    runner.step(run_of(execution, "p").id)
    run = lifecycle.claim(run_of(execution, "g").id, worker="w1")
    assert run is not None
    return run


def _is_set(lease: Lease) -> Callable[[], bool]:
    return lease.lost.is_set


def test_a_cancelled_step_notices_by_its_beat(claimed: NodeRun) -> None:
    with Lease([claimed]) as lease:
        lifecycle.cancel(claimed.execution_id)
        wait_for(_is_set(lease), 10, "the lost claim to be noticed")


def test_a_step_that_takes_too_long_fails_and_says_so(claimed: NodeRun) -> None:
    claimed.deadline_seconds = 1
    with Lease([claimed]) as lease:
        wait_for(_is_set(lease), 10, "the deadline to pass")
    late = run_of(claimed.execution, "g")
    assert (late.status, late.code) == (NodeStatus.FAILED, "deadline_exceeded")
    assert Execution.objects.get(id=claimed.execution_id).status == ExecutionStatus.FAILED


def test_a_beat_keeps_the_claim_while_the_step_runs(claimed: NodeRun) -> None:
    before = NodeRun.objects.get(id=claimed.id).lease_until
    with Lease([claimed]) as lease:
        wait_for(lambda: NodeRun.objects.get(id=claimed.id).lease_until != before, 10, "a beat")
        assert not lease.lost.is_set()
