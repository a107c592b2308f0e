"""Whose key a call is made with: the team's own, else the operator's, else the environment's.

Keys of teams and of the operator are in the database, encrypted under `ENCRYPTION_KEYS`, which are
not. Only the worker that makes a call reads one.
"""

from typing import Any, TypeAlias
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from wireflow.accounts import audit
from wireflow.accounts.models import Team, User
from workers import secrets
from workers.backends.providers import services
from workers.models import ProviderKey

# The providers to which calls can be made.
Keyring: TypeAlias = frozenset[str]


def of(team_id: UUID | int | None, *, besides: QuerySet[Any, Any] | None = None) -> Keyring:
    """Of a team; of nobody, those of the operator. One query, of what else is wanted as well."""
    held = _held(team_id).values_list("provider")
    described = services.enabled().annotate(
        provider=Concat(Value(services.PREFIX), "slug", output_field=CharField())
    )
    others = [] if besides is None else [besides]
    found = held.union(described.values_list("provider"), *others)
    return environment() | frozenset(provider for (provider,) in found)


def environment() -> Keyring:
    """Those whose key stands in the environment."""
    return frozenset(name for name, key in settings.PROVIDER_KEYS.items() if key)


def secret(provider: str, team_id: UUID | int | None) -> str:
    """The key to use, or an empty text."""
    rows = {row.team_id is None: row for row in _held(team_id).filter(provider=provider)}
    row = rows.get(False) or rows.get(True)
    if row is None:
        return str(settings.PROVIDER_KEYS.get(provider) or "")
    return secrets.opened(row.secret)


def keep(team: Team | None, provider: str, key: str, *, by: User | None) -> ProviderKey:
    """Stores a key in place of the one there was."""
    written = {
        "secret": secrets.sealed(key),
        "last_four": key[-4:] if len(key) >= 12 else "",
        "created_by": by,
        "created_at": timezone.now(),
    }
    with transaction.atomic():
        row, _ = ProviderKey.objects.update_or_create(
            team=team, provider=provider, defaults=written
        )
        audit.record(audit.Action.PROVIDER_KEY_SET, team=team, target=_target(provider), actor=by)
    return row


def drop(team: Team, provider: str) -> None:
    """Forgets a team's key; the operator's, where there is one, is used from now on."""
    with transaction.atomic():
        if ProviderKey.objects.filter(team=team, provider=provider).delete()[0]:
            audit.record(audit.Action.PROVIDER_KEY_REMOVED, team=team, target=_target(provider))


def _target(provider: str) -> audit.Target:
    return audit.Target("provider", provider, provider)


def _held(team_id: UUID | int | None) -> QuerySet[ProviderKey]:
    return ProviderKey.objects.filter(Q(team_id=team_id) | Q(team=None))
