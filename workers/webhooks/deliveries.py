"""The state of messages on their way: claimed, tried, tried again. The only writer of it."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models.functions import Now
from django.utils import timezone

from canvas import signing
from canvas.workflows import iso
from workers.models import DeliveryStatus, WebhookDelivery, WebhookEndpoint
from workers.webhooks import callbacks, endpoints

# The pauses between tries: 24 hours in all.
PAUSES = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1_800, 7_200, 14_400, 25_200, 37_195)
)
# A sender that took a message and then died: it is taken again after so long.
CLAIM = timedelta(minutes=1)
LONGEST_ANSWER = 500
GONE = 410
# "Too many" and overload: the receiver asks to be left alone for a while.
OVERLOADED = {429, 502, 503, 504}
_ACCEPTED = range(200, 300)


@dataclass(frozen=True)
class Attempt:
    """How one try ended: the receiver's `status`, or an `error` without one."""

    status: int | None
    error: str
    milliseconds: int
    answer: str = ""
    retry_after: int = 0

    def to_json(self) -> dict[str, Any]:
        """A line of the log."""
        return {
            "at": iso(timezone.now()),
            "status": self.status,
            "error": self.error,
            "milliseconds": self.milliseconds,
            "answer": self.answer[:LONGEST_ANSWER],
        }


def claim_due(most: int) -> list[WebhookDelivery]:
    """Takes messages whose time has come; a second sender finds them taken."""
    due = WebhookDelivery.objects.filter(status=DeliveryStatus.PENDING, next_attempt_at__lte=Now())
    rows = due.select_related("endpoint").order_by("next_attempt_at")[:most]
    return [row for row in rows if due.filter(id=row.id).update(next_attempt_at=Now() + CLAIM)]


def secret(delivery: WebhookDelivery) -> str:
    """What the message is signed with: the endpoint's secret, or the team's for callbacks."""
    endpoint = delivery.endpoint
    if endpoint is None:
        return callbacks.secret(delivery.team_id)
    return signing.webhook_secret(endpoint.id, endpoint.secret_number)


def record(delivery: WebhookDelivery, attempt: Attempt) -> None:
    """Writes a try into the log, and decides what follows."""
    tries = delivery.tries + 1
    values: dict[str, Any] = {"tries": tries, "attempts": [*delivery.attempts, attempt.to_json()]}
    if attempt.status in _ACCEPTED:
        values |= {"status": DeliveryStatus.DELIVERED, "next_attempt_at": None}
    elif attempt.status == GONE or tries > len(PAUSES) or _is_off(delivery):
        values |= {"status": DeliveryStatus.FAILED, "next_attempt_at": None}
    else:
        values["next_attempt_at"] = Now() + _pause(tries, attempt)
    if values.get("status"):
        values["completed_at"] = Now()
    WebhookDelivery.objects.filter(id=delivery.id, status=DeliveryStatus.PENDING).update(**values)
    if delivery.endpoint_id:
        WebhookEndpoint.objects.filter(id=delivery.endpoint_id).update(last_delivery_at=Now())
        if attempt.status == GONE:
            endpoints.disable(delivery.endpoint_id, endpoints.GONE)


def _is_off(delivery: WebhookDelivery) -> bool:
    return delivery.endpoint is not None and not delivery.endpoint.is_active


def _pause(tries: int, attempt: Attempt) -> timedelta:
    # A tenth of jitter: messages that failed together must not come back together.
    pause = PAUSES[tries - 1] * random.uniform(1.0, 1.1)
    if attempt.status in OVERLOADED:
        return max(pause, timedelta(seconds=min(attempt.retry_after, 3_600)))
    return pause
