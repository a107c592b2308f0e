"""A text while it is written: what to tell of it, and how often."""

import time

# Whoever opens the page in mid-text sees it all after so long; of a long one only what is new.
WHOLE_SECONDS = 2.0
LONGEST_WHOLE = 8_000


class Writing:
    """Gathers pieces, and at most once in `period` seconds gives what to tell."""

    def __init__(self, period: float) -> None:
        self._period = period
        self._text = ""
        self._told = 0
        self._last = self._whole = float("-inf")

    def add(self, piece: str) -> dict[str, int | str] | None:
        """`{"at", "text"}`: characters to stand from the place `at` on; None for not yet.

        What is not yet told goes with the next piece. The last pieces may never be: the node's
        result follows them.
        """
        self._text += piece
        now = time.monotonic()
        if now - self._last < self._period:
            return None
        self._last = now
        at = self._told
        if now - self._whole >= WHOLE_SECONDS and len(self._text) <= LONGEST_WHOLE:
            self._whole, at = now, 0
        self._told = len(self._text)
        return {"at": at, "text": self._text[at:]}
