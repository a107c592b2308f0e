"""Accepting a run: all of it is written, or nothing."""

from typing import Any
from uuid import UUID

import pytest

from billing.errors import InsufficientCreditsError
from billing.models import Account, Hold
from canvas.errors import InvalidGraphError, InvalidWorkflowError
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from tests.live.graphs import edge, node
from tests.workers.engine import drain, png_bytes, run_of, start
from wireflow.accounts.models import Team
from wireflow.errors import ConflictError
from workers import assets, launch, seeds

pytestmark = pytest.mark.django_db(transaction=True)

PROMPT = node("p", "input:text", prompt="A sunset over a mountain lake")
SKETCH = node("g", "generate:wireflow_sketch")
WIRE = edge("p.prompt", "g.prompt")


def test_a_graph_becomes_rows_in_order_and_one_ring(
    team: Team, rings: list[tuple[UUID, str]]
) -> None:
    execution = start(team, SKETCH, PROMPT, WIRE)
    rows = list(execution.node_runs.order_by("position"))
    assert [(row.node_id, row.status, row.queue) for row in rows] == [
        ("p", NodeStatus.QUEUED, "inline"),
        ("g", NodeStatus.PENDING, "gpu"),
    ]
    assert rings == [(rows[0].id, "inline")]


def test_an_unset_seed_is_drawn_once_and_recorded(team: Team) -> None:
    seed = run_of(start(team, PROMPT, SKETCH, WIRE), "g").values["seed"]
    assert isinstance(seed, int)
    assert 0 <= seed < seeds.RANGE


def test_the_price_is_held_until_the_end(team: Team) -> None:
    price = run_of(start(team, PROMPT, SKETCH, WIRE), "g").credits
    assert price > 0
    assert Account.objects.get(team=team).held == price * 1_000


def test_too_few_credits_leave_no_row_hold_or_ring(
    team: Team, rings: list[tuple[UUID, str]]
) -> None:
    Account.objects.filter(team=team).update(balance=0)
    with pytest.raises(InsufficientCreditsError) as refusal:
        start(team, PROMPT, SKETCH, WIRE)
    assert [line["nodeId"] for line in refusal.value.details["breakdown"]] == ["g"]
    assert (Execution.objects.count(), NodeRun.objects.count(), Hold.objects.count()) == (0, 0, 0)
    assert rings == []


def test_an_invalid_graph_names_its_violations_and_leaves_nothing(team: Team) -> None:
    with pytest.raises(InvalidGraphError) as refusal:
        start(team, node("g", "generate:wireflow_skech"))
    violation = refusal.value.details["violations"][0]
    assert violation["rule"] == "unknown_node_type"
    assert "generate:wireflow_sketch" in violation["fix"]
    assert Execution.objects.count() == 0


def test_something_that_is_no_graph_is_a_bad_request(team: Team) -> None:
    with pytest.raises(InvalidWorkflowError):
        launch.draft(team=team, user=None, workflow=None, nodes=["x"], edges=[], trigger_data={})


def test_another_teams_file_does_not_exist(team: Team) -> None:
    other = Team.objects.create(name="Elsewhere")
    asset = assets.store(team=other, data=png_bytes(), content_type="image/png")
    theirs = node("i", "input:image", image=assets.reference(asset))
    with pytest.raises(InvalidGraphError) as refusal:
        start(team, theirs)
    assert refusal.value.details["violations"][0]["rule"] == "unknown_asset"


def test_an_unknown_target_is_a_violation(team: Team) -> None:
    with pytest.raises(InvalidGraphError) as refusal:
        start(team, PROMPT, targets=["nowhere"])
    assert refusal.value.details["violations"][0]["rule"] == "unknown_target"


def test_a_second_equal_run_is_complete_at_once_from_the_cache_and_costs_nothing(
    team: Team, backend: Any, rings: list[tuple[UUID, str]]
) -> None:
    backend.script = [{"text": "A lake"}]
    speech = node("w", "vision:ocr", image=_picture(team))
    first = drain(start(team, speech))
    assert first.status == ExecutionStatus.COMPLETED
    rings.clear()
    second = start(team, speech)
    again = run_of(second, "w")
    assert second.status == ExecutionStatus.COMPLETED
    assert (again.cached_from, again.credits, again.charged) == (first.id, 0, 0)
    assert again.outputs == run_of(first, "w").outputs
    assert rings == []
    assert Account.objects.get(team=team).held == 0


def test_a_key_follows_the_wires(team: Team, backend: Any) -> None:
    fixed = node("g", "generate:wireflow_sketch", seed=7)
    backend.script = [{"image": None}, {"image": None}]
    first = drain(start(team, PROMPT, fixed, WIRE))
    assert run_of(start(team, PROMPT, fixed, WIRE), "g").cached_from == first.id
    other = node("p", "input:text", prompt="A city at night")
    assert run_of(start(team, other, fixed, WIRE), "g").cached_from is None


def test_force_ignores_the_cache(team: Team) -> None:
    drain(start(team, PROMPT))
    assert run_of(start(team, PROMPT, force=True), "p").status == NodeStatus.QUEUED


def test_another_teams_results_are_not_reused(team: Team) -> None:
    drain(start(team, PROMPT))
    other = Team.objects.create(name="Elsewhere")
    assert run_of(start(other, PROMPT), "p").status == NodeStatus.QUEUED


def test_a_retry_keeps_what_finished_and_pays_only_for_the_rest(team: Team, backend: Any) -> None:
    backend.script = [RuntimeError("broken")]
    failed = drain(start(team, PROMPT, SKETCH, WIRE))
    assert failed.status == ExecutionStatus.FAILED
    again = launch.accept(launch.draft_retry(execution=failed, user=None))
    assert run_of(again, "p").cached_from == failed.id
    assert run_of(again, "g").status == NodeStatus.QUEUED
    assert run_of(again, "g").values["seed"] == run_of(failed, "g").values["seed"]


def test_only_a_failed_execution_can_be_retried(team: Team) -> None:
    with pytest.raises(ConflictError):
        launch.draft_retry(execution=start(team, PROMPT), user=None)


def _picture(team: Team) -> dict[str, Any]:
    stored = assets.store(team=team, data=png_bytes(), content_type="image/png")
    return assets.reference(stored)
