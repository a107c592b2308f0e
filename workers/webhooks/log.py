"""The delivery log: what was sent, and sending it again."""

from typing import Any

from django.db.models.functions import Now

from canvas.workflows import iso
from wireflow.errors import ConflictError
from workers.models import DeliveryStatus, WebhookDelivery, WebhookEndpoint
from workers.webhooks import outbox, subscriptions


def test(endpoint: WebhookEndpoint) -> WebhookDelivery:
    """Sends a message that says nothing, to see whether it arrives."""
    words = {"message": "This is a test of your webhook endpoint."}
    return WebhookDelivery.objects.create(
        team_id=endpoint.team_id,
        endpoint=endpoint,
        url=endpoint.url,
        event=subscriptions.TEST,
        payload=outbox.message(subscriptions.TEST, words),
        next_attempt_at=Now(),
    )


def replay(delivery: WebhookDelivery) -> WebhookDelivery:
    """Sends a finished message once more, under its own id. Raises ConflictError."""
    again = WebhookDelivery.objects.filter(id=delivery.id).exclude(status=DeliveryStatus.PENDING)
    if not again.update(
        status=DeliveryStatus.PENDING, tries=0, next_attempt_at=Now(), completed_at=None
    ):
        raise ConflictError("This message is still being delivered")
    return delivery


def to_json(delivery: WebhookDelivery) -> dict[str, Any]:
    """A line of the delivery log."""
    due, done = delivery.next_attempt_at, delivery.completed_at
    return {
        "id": str(delivery.id),
        "endpointId": str(delivery.endpoint_id) if delivery.endpoint_id else None,
        "url": delivery.url,
        "event": delivery.event,
        "executionId": str(delivery.execution_id) if delivery.execution_id else None,
        "status": delivery.status,
        "attempts": delivery.attempts,
        "nextAttemptAt": iso(due) if due else None,
        "createdAt": iso(delivery.created_at),
        "completedAt": iso(done) if done else None,
        "payload": delivery.payload,
    }
