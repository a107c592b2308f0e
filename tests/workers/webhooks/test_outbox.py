"""Who is told of what: written with the change itself, and never for what did not happen."""

from typing import Any

import pytest

from canvas.models import Execution
from tests.live.graphs import edge, node
from tests.workers.engine import drain, start
from wireflow.accounts.models import Team
from workers import lifecycle
from workers.models import WebhookDelivery, WebhookEndpoint
from workers.webhooks.subscriptions import ENDS, EVENTS, Callback

pytestmark = pytest.mark.django_db(transaction=True)

GRAPH = (
    node("a", "input:text", prompt="one"),
    node("b", "utility:prompt_concat"),
    edge("a.prompt", "b.texts"),
)


def _events(execution: Execution) -> list[str]:
    rows = WebhookDelivery.objects.filter(execution=execution).order_by("id")
    return [row.event for row in rows]


def test_an_endpoint_hears_of_the_end_with_the_whole_state(team: Team) -> None:
    endpoint = WebhookEndpoint.objects.create(
        team=team, url="https://example.com/hook", events=["execution.completed"]
    )
    execution = drain(start(team, *GRAPH, metadata={"order": 7}))
    delivery = WebhookDelivery.objects.get()
    assert (delivery.endpoint, delivery.execution) == (endpoint, execution)
    data = delivery.payload["data"]
    assert (data["executionId"], data["status"]) == (str(execution.id), "COMPLETED")
    assert data["metadata"] == {"order": 7}
    assert data["outputs"]["b"] == {"text": "one"}


def test_a_callback_hears_what_it_asked_for(team: Team) -> None:
    callback = Callback("https://example.com/cb", EVENTS)
    execution = drain(start(team, *GRAPH, callback=callback))
    assert _events(execution) == ["node.completed", "node.completed", "execution.completed"]


@pytest.mark.parametrize(
    ("active", "team_is_other", "events"),
    [(False, False, list(ENDS)), (True, True, list(ENDS)), (True, False, ["execution.failed"])],
)
def test_nobody_else_hears_anything(
    team: Team, active: bool, team_is_other: bool, events: list[str]
) -> None:
    owner = Team.objects.create(name="Elsewhere") if team_is_other else team
    WebhookEndpoint.objects.create(
        team=owner, url="https://example.com", events=events, is_active=active
    )
    assert _events(drain(start(team, *GRAPH))) == []


def test_cancelling_and_a_run_from_the_cache_are_ends_too(team: Team) -> None:
    callback = Callback("https://example.com/cb")
    cancelled = start(team, *GRAPH, callback=callback)
    lifecycle.cancel(cancelled.id)
    assert _events(cancelled) == ["execution.cancelled"]
    drain(start(team, *GRAPH))
    again: Any = start(team, *GRAPH, callback=callback)
    assert _events(again) == ["execution.completed"]
