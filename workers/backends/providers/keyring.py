"""Whose key a call is made with: the team's own, else the operator's, else the environment's.

Keys of teams and of the operator are in the database, encrypted under `ENCRYPTION_KEYS`, which are
not. Only the worker that makes a call reads one.
"""

import base64
import hashlib
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from wireflow.accounts.models import Team, User
from workers.models import ProviderKey

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

# The providers to which calls can be made.
Keyring: TypeAlias = frozenset[str]


def of(team_id: UUID | int | None) -> Keyring:
    """Of a team; of nobody, those of the operator. One query."""
    return environment() | frozenset(_held(team_id).values_list("provider", flat=True))


def environment() -> Keyring:
    """Those whose key stands in the environment."""
    return frozenset(name for name, key in settings.PROVIDER_KEYS.items() if key)


def secret(provider: str, team_id: UUID | int | None) -> str:
    """The key to use, or an empty text."""
    rows = {row.team_id is None: row for row in _held(team_id).filter(provider=provider)}
    row = rows.get(False) or rows.get(True)
    if row is None:
        return str(settings.PROVIDER_KEYS.get(provider) or "")
    return _fernet().decrypt(row.secret.encode()).decode()


def keep(team: Team | None, provider: str, key: str, *, by: User | None) -> ProviderKey:
    """Stores a key in place of the one there was."""
    row = ProviderKey(
        team=team,
        provider=provider,
        secret=_fernet().encrypt(key.encode()).decode(),
        last_four=key[-4:] if len(key) >= 12 else "",
        created_by=by,
    )
    with transaction.atomic():
        ProviderKey.objects.filter(team=team, provider=provider).delete()
        row.save(force_insert=True)
    return row


def drop(team: Team, provider: str) -> None:
    """Forgets a team's key; the operator's, where there is one, is used from now on."""
    ProviderKey.objects.filter(team=team, provider=provider).delete()


def _held(team_id: UUID | int | None) -> QuerySet[ProviderKey]:
    return ProviderKey.objects.filter(Q(team_id=team_id) | Q(team=None))


def _fernet() -> "MultiFernet":
    return _made(tuple(settings.ENCRYPTION_KEYS))


@lru_cache(maxsize=4)
def _made(words: tuple[str, ...]) -> "MultiFernet":
    # The web process needs it rarely, and its memory is counted.
    fernet = import_module("cryptography.fernet")
    digests = (hashlib.sha256(b"provider keys:" + word.encode()).digest() for word in words)
    keys = [fernet.Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]
    return cast("MultiFernet", fernet.MultiFernet(keys))
