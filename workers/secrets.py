"""Texts that the database holds and cannot read: sealed under `ENCRYPTION_KEYS`."""

import base64
import hashlib
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def sealed(words: str) -> str:
    """The text as the database may hold it."""
    return _fernet().encrypt(words.encode()).decode()


def opened(words: str) -> str:
    """The text that was sealed. Raises `cryptography.fernet.InvalidToken` under other keys."""
    return _fernet().decrypt(words.encode()).decode()


def _fernet() -> "MultiFernet":
    return _made(tuple(settings.ENCRYPTION_KEYS))


@lru_cache(maxsize=4)
def _made(words: tuple[str, ...]) -> "MultiFernet":
    # The web process needs it rarely, and its memory is counted.
    fernet = import_module("cryptography.fernet")
    digests = (hashlib.sha256(b"provider keys:" + word.encode()).digest() for word in words)
    keys = [fernet.Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]
    return cast("MultiFernet", fernet.MultiFernet(keys))
