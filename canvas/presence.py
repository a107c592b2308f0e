"""Who has a workflow open, and where they are: told from socket to socket, kept nowhere."""

import json
import math
import time
from typing import Any
from uuid import uuid4

from wireflow.accounts.models import User

MOST_SELECTED = 100
LONGEST_ID = 64
# A browser sends at most 20 a second; what goes beyond is dropped, so that nobody is flooded.
PER_SECOND = 30


class Peer:
    """One browser tab. `announcement` is what it last showed of itself, None before it has."""

    def __init__(self, user: User) -> None:
        self.id = uuid4().hex[:12]
        self.announcement: str | None = None
        self._user = person(user)
        self._allowed = float(PER_SECOND)
        self._counted_at = time.monotonic()

    def show(self, message: dict[str, Any]) -> bool:
        """Takes a cursor and a selection; False when there is nothing to tell."""
        if not self._may_speak():
            return False
        cursor, selected = _cursor(message.get("cursor")), message.get("selection")
        ids = selected if isinstance(selected, list) else []
        shown = {
            "type": "presence",
            "peer": self.id,
            "user": self._user,
            "cursor": cursor,
            "selection": [item for item in ids[:MOST_SELECTED] if _is_id(item)],
        }
        self.announcement = json.dumps(shown)
        return True

    def farewell(self) -> str:
        """What the others hear when the tab is closed."""
        return json.dumps({"type": "left", "peer": self.id})

    def _may_speak(self) -> bool:
        now = time.monotonic()
        earned = (now - self._counted_at) * PER_SECOND
        self._allowed, self._counted_at = min(PER_SECOND, self._allowed + earned), now
        if self._allowed < 1:
            return False
        self._allowed -= 1
        return True


def person(user: User) -> dict[str, str]:
    """How others see a member."""
    return {"id": str(user.pk), "name": user.name or user.email.partition("@")[0]}


def _cursor(value: Any) -> dict[str, float] | None:
    places: list[Any] = [value.get(axis) for axis in "xy"] if isinstance(value, dict) else [None]
    if not all(map(_is_place, places)):
        return None
    return {axis: float(place) for axis, place in zip("xy", places, strict=True)}


def _is_place(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and abs(value) < 1e9


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ID
