"""A team's receivers."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction

from canvas import signing
from canvas.workflows import iso
from wireflow.accounts import audit
from wireflow.accounts.models import Team, User
from wireflow.errors import ConflictError, NotFoundError
from workers import fetch
from workers.models import WebhookEndpoint

# A receiver that answers 410 is gone for good, by Standard Webhooks.
GONE = "The receiver answered 410 Gone"
MOST = 20


def of_team(team: Team) -> list[WebhookEndpoint]:
    """All receivers, newest first."""
    return list(WebhookEndpoint.objects.filter(team=team).order_by("-id"))


def find(team: Team, endpoint_id: UUID) -> WebhookEndpoint:
    """One receiver of the team. Raises NotFoundError."""
    found = WebhookEndpoint.objects.filter(team=team, id=endpoint_id).first()
    if found is None:
        raise NotFoundError("Webhook endpoint not found")
    return found


def create(*, team: Team, user: User | None, url: str, **values: Any) -> WebhookEndpoint:
    """A new receiver. Raises RefusedAddressError for an address nobody may be sent to."""
    fetch.check_address(url)
    if WebhookEndpoint.objects.filter(team=team).count() >= MOST:
        raise ConflictError(f"A team may have {MOST} webhook endpoints")
    with transaction.atomic():
        made = WebhookEndpoint.objects.create(team=team, created_by=user, url=url, **values)
        audit.record(audit.Action.ENDPOINT_ADDED, team=team, target=_target(made))
    return made


def change(endpoint: WebhookEndpoint, **values: Any) -> WebhookEndpoint:
    """Saves settings; switching a receiver on forgets why it was switched off."""
    if "url" in values:
        fetch.check_address(values["url"])
    if values.get("is_active"):
        values["disabled_reason"] = ""
    for name, value in values.items():
        setattr(endpoint, name, value)
    with transaction.atomic():
        endpoint.save(update_fields=list(values))
        audit.record(
            audit.Action.ENDPOINT_CHANGED,
            team=endpoint.team_id,
            target=_target(endpoint),
            changed=sorted(values),
        )
    return endpoint


def remove(endpoint: WebhookEndpoint) -> None:
    """Forgets a receiver."""
    with transaction.atomic():
        audit.record(audit.Action.ENDPOINT_REMOVED, team=endpoint.team_id, target=_target(endpoint))
        endpoint.delete()


def disable(endpoint_id: UUID, reason: str) -> None:
    """Switches a receiver off on the server's own account."""
    WebhookEndpoint.objects.filter(id=endpoint_id).update(is_active=False, disabled_reason=reason)


def rotate(endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """A new secret; from now on messages are signed with it."""
    return change(endpoint, secret_number=endpoint.secret_number + 1)


def to_json(endpoint: WebhookEndpoint) -> dict[str, Any]:
    """The receiver as the API shows it."""
    last = endpoint.last_delivery_at
    return {
        "id": str(endpoint.id),
        "url": endpoint.url,
        "description": endpoint.description,
        "events": endpoint.events,
        "isActive": endpoint.is_active,
        "disabledReason": endpoint.disabled_reason,
        "secret": signing.webhook_secret(endpoint.id, endpoint.secret_number),
        "createdAt": iso(endpoint.created_at),
        "lastDeliveryAt": iso(last) if last else None,
    }


def _target(endpoint: WebhookEndpoint) -> audit.Target:
    # The host alone: paths of receivers are often their secret.
    return audit.Target("endpoint", endpoint.id, urlsplit(endpoint.url).hostname or "")
