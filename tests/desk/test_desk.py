"""The operator's desk: who may look, and what its actions do to the rows."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from billing.models import Hold
from canvas import events
from canvas.models import Execution, NodeRun, NodeStatus
from tests.live.graphs import edge, node
from tests.workers.engine import run_of, start
from wireflow.accounts.models import Team, User
from workers import doorbell, lifecycle, overruling
from workers.models import DeliveryStatus, WebhookDelivery
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = [
    "billing/plan", "canvas/execution", "canvas/noderun", "workers/webhookdelivery",
    "workers/switchedoff", "workers/providerkey", "workers/httpservice", "workers/catalogueentry",
]  # fmt: skip
SKETCH = (
    node("p", "input:text", prompt="A lake"),
    node("g", "generate:wireflow_sketch"),
    edge("p.prompt", "g.prompt"),
)


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorbell, "ring", lambda steps: list(steps))
    monkeypatch.setattr(events, "publish", lambda workflow_id, message: None)


@pytest.fixture
def desk(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("op@example.com", "a long password"))
    return client


def _act(client: Client, path: str, action: str, row: object) -> HttpResponse:
    body = {"action": action, "_selected_action": [str(row)]}
    return client.post(f"/admin/{path}/", body)


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_for_staff_alone(path: str, desk: Client, team: Team, user: User) -> None:
    start(team, *SKETCH)
    assert desk.get(f"/admin/{path}/").status_code == 200
    other = Client()
    assert other.get(f"/admin/{path}/").status_code == 302
    other.force_login(user)
    assert other.get(f"/admin/{path}/").status_code == 302


def test_an_execution_shows_its_steps_and_takes_no_edits(desk: Client, team: Team) -> None:
    path = f"/admin/canvas/execution/{start(team, *SKETCH).id}/change/"
    assert "generate:wireflow_sketch" in desk.get(path).content.decode()
    assert desk.post(path, {"status": "COMPLETED"}).status_code == 403


def test_cancelling_ends_the_execution_and_its_hold(desk: Client, team: Team) -> None:
    execution = start(team, *SKETCH)
    held = Hold.objects.get(source=str(execution.id))
    assert held.released_at is None
    _act(desk, "canvas/execution", "cancel", execution.id)
    execution.refresh_from_db()
    held.refresh_from_db()
    assert (execution.status, held.captured) == ("CANCELLED", 0)
    assert held.released_at is not None
    assert LogEntry.objects.get().change_message == "Cancelled"


def test_whoever_may_only_look_cannot_cancel(team: Team) -> None:
    looker = User.objects.create_user("look@example.com", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_execution"))
    client = Client()
    client.force_login(looker)
    execution = start(team, *SKETCH)
    _act(client, "canvas/execution", "cancel", execution.id)
    assert Execution.objects.get().status == "RUNNING"
    assert LogEntry.objects.count() == 0


def test_a_step_queued_again_is_lost_to_whoever_had_it(desk: Client, team: Team) -> None:
    execution = start(team, node("t", "input:text", prompt="A lake"))
    run_id = run_of(execution, "t").id
    had = lifecycle.claim(run_id, worker="one/1")
    assert had is not None
    _act(desk, "canvas/noderun", "requeue", run_id)
    row = NodeRun.objects.get(id=run_id)
    assert (row.status, row.attempt, row.lease_until) == (NodeStatus.QUEUED, 0, None)
    assert lifecycle.finish(execution.id, [Outcome(had, NodeStatus.COMPLETED)]) == []
    assert NodeRun.objects.get(id=run_id).status == NodeStatus.QUEUED
    assert LogEntry.objects.get().change_message == "Queued again"


def test_a_step_that_is_over_stays_over(team: Team) -> None:
    execution = start(team, *SKETCH)
    lifecycle.cancel(execution.id)
    assert not overruling.requeue(run_of(execution, "p").id)
    assert run_of(execution, "p").status == NodeStatus.CANCELLED


def test_a_finished_message_is_sent_again(desk: Client, team: Team) -> None:
    delivery = WebhookDelivery.objects.create(
        team=team, url="https://example.com", event="x", status=DeliveryStatus.FAILED, tries=8
    )
    _act(desk, "workers/webhookdelivery", "replay", delivery.id)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.tries) == (DeliveryStatus.PENDING, 0)


def test_the_looser_policy_is_the_desks_alone(desk: Client) -> None:
    ours, theirs = desk.get("/admin/"), desk.get("/docs/api")
    assert "'unsafe-eval'" in ours["Content-Security-Policy"]
    assert "unsafe" not in theirs["Content-Security-Policy"]
