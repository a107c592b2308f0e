"""Makes, finds, rotates and revokes API keys.

The key itself is never stored: only its public id, its last four signs and an HMAC under a server
pepper.
"""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from api import key_format, usage
from api.models import ApiKey
from api.refusals import UnauthorizedError
from wireflow.accounts import audit, roles
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError

SCOPES = tuple(roles.FOR_KEYS)
# A key that is used every second must not write a row every second.
LAST_USED_PRECISION = timedelta(minutes=1)
# A rotated key goes on for so long, while its users change over.
OVERLAP = timedelta(hours=24)


def make(
    *, team: Team, user: User | None, name: str, scopes: Sequence[str], days: int | None
) -> tuple[ApiKey, str]:
    """A new key and its text, which is shown this once."""
    with transaction.atomic():
        key, text = _make(team=team, user=user, name=name, scopes=scopes, days=days)
        audit.record(audit.Action.KEY_MADE, team=team, target=target(key), scopes=key.scopes)
    return key, text


def _make(
    *, team: Team, user: User | None, name: str, scopes: Sequence[str], days: int | None
) -> tuple[ApiKey, str]:
    public_id, text = key_format.make()
    key = ApiKey.objects.create(
        team=team,
        created_by=user,
        name=name,
        public_id=public_id,
        digest=_digest(text),
        last_four=text[-4:],
        scopes=list(scopes),
        expires_at=timezone.now() + timedelta(days=days) if days else None,
    )
    return key, text


def find(text: str) -> ApiKey:
    """The key of an Authorization header's value. Raises UnauthorizedError."""
    public_id = key_format.public_id(text)
    if public_id is None:
        raise UnauthorizedError("Invalid API key format. Expected: Bearer sk-...")
    key = ApiKey.objects.select_related("team__account").filter(public_id=public_id).first()
    if key is None or not hmac.compare_digest(key.digest, _digest(text)) or key.revoked_at:
        raise UnauthorizedError("Invalid API key")
    if key.expires_at is not None and key.expires_at <= timezone.now():
        raise UnauthorizedError("API key has expired")
    return key


def of_team(team: Team) -> list[ApiKey]:
    """The keys that were not revoked, newest first."""
    found = ApiKey.objects.filter(team=team, revoked_at=None).select_related("created_by")
    return list(found.order_by("-id"))


def of_id(team: Team, key_id: UUID) -> ApiKey:
    """One of them. Raises NotFoundError."""
    key = ApiKey.objects.filter(team=team, id=key_id, revoked_at=None).first()
    if key is None:
        raise NotFoundError("API key not found")
    return key


def note_use(key: ApiKey) -> None:
    """Counts the call, and writes the last use down at most once a minute."""
    usage.count(key)
    now = timezone.now()
    if key.last_used_at is None or now - key.last_used_at > LAST_USED_PRECISION:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - LAST_USED_PRECISION)
        if ApiKey.objects.filter(stale, id=key.id).update(last_used_at=Now()):
            usage.keep(key)


def rotate(key: ApiKey, *, user: User | None) -> tuple[ApiKey, str]:
    """A new key like an old one, and its text; the old one ends in 24 hours, or when it would."""
    left = key.expires_at - key.created_at if key.expires_at else None
    ends = timezone.now() + OVERLAP
    with transaction.atomic():
        ApiKey.objects.filter(id=key.id).filter(Q(expires_at=None) | Q(expires_at__gt=ends)).update(
            expires_at=ends
        )
        audit.record(audit.Action.KEY_ROTATED, team=key.team, target=target(key))
        return _make(
            team=key.team,
            user=user,
            name=key.name,
            scopes=key.scopes,
            days=max(1, left.days) if left else None,
        )


def revoke(key: ApiKey) -> None:
    """Ends a key at once; a second call does nothing."""
    with transaction.atomic():
        if ApiKey.objects.filter(id=key.id, revoked_at=None).update(revoked_at=Now()):
            audit.record(audit.Action.KEY_REVOKED, team=key.team_id, target=target(key))


def made_by(team: Team, user: User) -> list[ApiKey]:
    """The team's keys that one person made and that were not revoked."""
    return [key for key in of_team(team) if key.created_by_id == user.pk]


def target(key: ApiKey) -> audit.Target:
    """The key in the audit log."""
    return audit.Target("key", key.id, key.name)


def _digest(text: str) -> str:
    return hmac.new(settings.API_KEY_PEPPER.encode(), text.encode(), hashlib.sha256).hexdigest()
