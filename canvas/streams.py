"""The events of one execution in order, for whoever listens late or again.

Each execution has a Valkey/Redis stream of what was announced, for an hour. The change of number
`seq` follows that of `seq - 1`, though two workers may announce them in another order: the reader
puts them right. What the stream has lost is made good by a snapshot of the rows.
"""

import asyncio
import json
import time
import weakref
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from redis import asyncio as redis

KEPT_SECONDS = 3_600
LONGEST = 2_000
# Entries read at once.
MOST = 500
# How long a change may be missing that later ones overtook, and a silence may last, in seconds.
GAP_SECONDS = 1.0
SILENCE_SECONDS = 15.0
_clients: "weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, redis.Redis]" = (
    weakref.WeakKeyDictionary()
)
Message = dict[str, Any]


async def append(execution_id: str, text: str) -> None:
    """Adds an announced event to the stream of its execution."""
    async with _client().pipeline(transaction=False) as pipeline:
        pipeline.xadd(_key(execution_id), {"m": text}, maxlen=LONGEST, approximate=True)
        pipeline.expire(_key(execution_id), KEPT_SECONDS)
        await pipeline.execute()


@dataclass
class Reader:
    """Reads on from the change `seen`.

    `caught_up` once it has read all there was; `silent` when it waited and nothing came.
    """

    execution_id: str
    seen: int
    caught_up: bool = False
    silent: bool = False
    _place: str = "0"
    _early: dict[int, Message] = field(default_factory=dict)
    _missed_since: float | None = None

    async def read(self) -> AsyncIterator[Message]:
        """Waits for news: changes in order without a gap, and progress where it is still news.

        Ends with what there is; after a silence without anything. Raises RedisError.
        """
        pause = GAP_SECONDS if self._early else SILENCE_SECONDS
        block = int(pause * 1_000) if self.caught_up else None
        found: Any = await _client().xread({_key(self.execution_id): self._place}, MOST, block)
        entries = found[0][1] if found else []
        self.silent = self.caught_up and not entries
        for place, values in entries:
            self._place = place.decode()
            message = json.loads(values[b"m"])
            if message["type"] == "update":
                self._early[message["seq"]] = message
            elif self.caught_up:
                yield message
        while (message := self._early.pop(self.seen + 1, None)) is not None:
            self.seen += 1
            self._missed_since = None
            yield message
        for seq in [seq for seq in self._early if seq <= self.seen]:
            del self._early[seq]
        if self._early and self._missed_since is None:
            self._missed_since = time.monotonic()
        self.caught_up = len(entries) < MOST

    @property
    def is_behind(self) -> bool:
        """Whether later changes came, and the next one stays missing."""
        since = self._missed_since
        return since is not None and time.monotonic() - since >= GAP_SECONDS

    def jump(self, seq: int) -> None:
        """Goes on after a snapshot of change `seq`."""
        self.seen = seq
        self._missed_since = None
        self._early = {number: early for number, early in self._early.items() if number > seq}


def _key(execution_id: str) -> str:
    return f"wireflow:events:{execution_id}"


def _client() -> "redis.Redis":
    # A connection belongs to the loop it was opened in.
    loop = asyncio.get_running_loop()
    if loop not in _clients:
        _clients[loop] = redis.Redis.from_url(
            settings.REDIS_URL, protocol=2, socket_connect_timeout=2
        )
    return _clients[loop]
