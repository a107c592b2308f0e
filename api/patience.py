"""Asks a server that may be away, and leaves it alone for a while when it is."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

logger = logging.getLogger(__name__)
T = TypeVar("T")
PAUSE_SECONDS = 5.0


class Patience:
    """`what` is not done while the server is away: the log says so, at most every 5 seconds."""

    def __init__(self, what: str, failures: type[Exception]) -> None:
        self.what = what
        self.failures = failures
        self._away_until = 0.0

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer, or None while the server is away."""
        if time.monotonic() < self._away_until:
            return None
        try:
            return question()
        except self.failures as error:
            self._away_until = time.monotonic() + PAUSE_SECONDS
            logger.warning("%s: the server is away: %s", self.what, error)
            return None
