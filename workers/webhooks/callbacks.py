"""The secret that a team's `callbackUrl`s are signed with: one for all, derived, never stored."""

from uuid import UUID

from django.db.models import F

from canvas import signing
from workers.models import CallbackSecret


def secret(team_id: UUID) -> str:
    """What the receivers of a team's callbacks verify with."""
    found = CallbackSecret.objects.filter(team_id=team_id).values_list("number", flat=True)
    return signing.webhook_secret(team_id, found.first() or 1)


def rotate(team_id: UUID) -> str:
    """A new one; whatever is sent from now on is signed with it."""
    CallbackSecret.objects.get_or_create(team_id=team_id)
    CallbackSecret.objects.filter(team_id=team_id).update(number=F("number") + 1)
    return secret(team_id)
