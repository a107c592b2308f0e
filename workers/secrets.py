"""Texts that the database holds and cannot read: sealed under `ENCRYPTION_KEYS`.

Whatever passes here in the clear is kept out of logs and of errors (see `wireflow.redaction`).
"""

import base64
import hashlib
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from django.conf import settings

from wireflow import redaction

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def sealed(words: str) -> str:
    """The text as the database may hold it."""
    redaction.remember(words)
    return _fernet().encrypt(words.encode()).decode()


def opened(words: str) -> str:
    """The text that was sealed. Raises `cryptography.fernet.InvalidToken` under other keys."""
    found = _fernet().decrypt(words.encode()).decode()
    redaction.remember(found)
    return found


def _fernet() -> "MultiFernet":
    return _made(tuple(settings.ENCRYPTION_KEYS))


@lru_cache(maxsize=4)
def _made(words: tuple[str, ...]) -> "MultiFernet":
    # The web process needs it rarely, and its memory is counted.
    fernet = import_module("cryptography.fernet")
    digests = (hashlib.sha256(b"provider keys:" + word.encode()).digest() for word in words)
    keys = [fernet.Fernet(base64.urlsafe_b64encode(digest)) for digest in digests]
    return cast("MultiFernet", fernet.MultiFernet(keys))
