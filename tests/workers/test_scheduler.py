"""Lost messages are rung again, ever more rarely; teams take turns."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from billing import lots
from canvas.models import NodeRun
from tests.live.graphs import node
from tests.workers.engine import run_of, start
from wireflow.accounts.models import Team
from workers import fairness, scheduler

pytestmark = pytest.mark.django_db(transaction=True)


def _make_due(**found: Any) -> None:
    NodeRun.objects.filter(**found).update(next_publish_at=Now() - timedelta(seconds=1))


def test_a_lost_ring_is_repeated_once_it_is_due(team: Team, rings: list[Any]) -> None:
    run = run_of(start(team, node("p", "input:text", prompt="x")), "p")
    rings.clear()
    assert scheduler.relay() == 0
    _make_due(id=run.id)
    assert scheduler.relay() == 1
    assert rings == [(run.id, "inline")]
    assert scheduler.relay() == 0


def test_the_pause_between_repeats_grows_to_a_minute(team: Team) -> None:
    run = run_of(start(team, node("p", "input:text", prompt="x")), "p")
    pauses = []
    for _ in range(6):
        _make_due(id=run.id)
        scheduler.relay()
        row = NodeRun.objects.annotate(now=Now()).get(id=run.id)
        assert row.next_publish_at is not None
        pauses.append(round((row.next_publish_at - row.now).total_seconds()))  # type: ignore[attr-defined]  # annotated
    assert pauses == [5, 10, 20, 40, 60, 60]


def test_a_small_team_waits_for_its_turn_and_not_for_the_backlog(team: Team) -> None:
    small = Team.objects.create(name="Small")
    picture = node("g", "generate:wireflow_sketch", prompt="x")
    lots.grant(team=small, credits=10, source="small")
    backlog = [run_of(start(team, picture), "g").id for _ in range(3)]
    theirs = run_of(start(small, picture), "g").id
    order = []
    for _ in range(4):
        chosen = fairness.choose("gpu")
        order.append(chosen)
        NodeRun.objects.filter(id=chosen).update(status="RUNNING")
    assert order == [backlog[0], theirs, backlog[1], backlog[2]]


def test_a_step_that_waits_for_its_retry_is_not_chosen(team: Team) -> None:
    run = run_of(start(team, node("g", "generate:wireflow_sketch", prompt="x")), "g")
    NodeRun.objects.filter(id=run.id).update(not_before=Now() + timedelta(minutes=1))
    assert fairness.choose("gpu") is None
