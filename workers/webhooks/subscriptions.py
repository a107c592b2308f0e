"""Who is to be told of an execution: decided when it starts, and kept with it."""

from dataclasses import dataclass
from typing import Any

from wireflow.accounts.models import Team
from workers.models import WebhookEndpoint

ENDS = ("execution.completed", "execution.failed", "execution.cancelled")
EVENTS = (*ENDS, "node.completed", "node.waiting")
TEST = "webhook.test"


@dataclass(frozen=True)
class Callback:
    """The `callbackUrl` of one call; without events it hears of the end."""

    url: str
    events: tuple[str, ...] = ENDS


def of(team: Team, callback: Callback | None) -> list[dict[str, Any]]:
    """`Execution.callbacks`: the team's active endpoints, and the caller's own address."""
    endpoints = WebhookEndpoint.objects.filter(team=team, is_active=True)
    found: list[dict[str, Any]] = [
        {"endpoint": str(endpoint_id), "url": url, "events": events}
        for endpoint_id, url, events in endpoints.values_list("id", "url", "events")
    ]
    if callback is not None:
        found.append({"endpoint": None, "url": callback.url, "events": list(callback.events)})
    return found
