"""Transactions that the database broke off for the sake of another one: done again."""

import random
import sqlite3
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

P = ParamSpec("P")
R = TypeVar("R")

ATTEMPTS = 5
LONGEST_PAUSE_SECONDS = 0.5
_FIRST_PAUSE_SECONDS = 0.05
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_SERIALIZATION_FAILURE, _DEADLOCK = "40001", "40P01"


def retried(function: Callable[P, R]) -> Callable[P, R]:
    """A function that is one transaction, called again when a conflict undid it, at most 4 times.

    Inside a transaction of the caller's it is called once: that one is undone as a whole.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        for attempt in range(1, ATTEMPTS):
            try:
                return function(*args, **kwargs)
            except OperationalError as error:
                if connection.in_atomic_block or not is_conflict(error):
                    raise
            # Full jitter: two that met once must not meet again.
            ceiling = min(LONGEST_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS * 2.0**attempt)
            time.sleep(random.uniform(0.0, ceiling))
        return function(*args, **kwargs)

    return call


def is_conflict(error: OperationalError) -> bool:
    """Whether nothing is wrong but that another transaction was in the way."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.OperationalError):
        # The low byte is the kind, the rest says more of it (a stale snapshot, a shared cache).
        return (cause.sqlite_errorcode & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(cause, "sqlstate", None) in (_SERIALIZATION_FAILURE, _DEADLOCK)
