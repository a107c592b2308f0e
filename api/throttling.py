"""Rate limits: moving windows of a minute in Valkey/Redis, kept by the `limits` library.

While the counters cannot be reached reads go on, and executions are counted in the database.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TypeVar

from django.conf import settings
from django.http import HttpResponseBase
from django.utils import timezone
from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from api.patience import Patience
from billing import plans
from canvas import queries
from wireflow.accounts.models import Team
from wireflow.errors import TooManyRequestsError

MINUTE = 60
# People on the canvas: the plan's requests are for programs, these only stop a runaway tab.
BROWSER_PER_MINUTE = 1_200
# Whoever shows no key: enough to read the contract, too little to guess keys.
ADDRESS_PER_MINUTE = 60
_counters = Patience("rate limits are not counted", StorageError)
T = TypeVar("T")


@dataclass(frozen=True)
class Window:
    """`most` calls a minute. `limit` is its name in a refusal, `key` whose calls are counted."""

    limit: str
    key: str
    most: int


@dataclass(frozen=True)
class Drawn:
    """What is left of a window after a call; `reset` in Unix seconds."""

    most: int
    remaining: int
    reset: int

    def put_on(self, response: HttpResponseBase) -> None:
        """Writes the headers that every answer carries."""
        response["X-RateLimit-Limit"] = str(self.most)
        response["X-RateLimit-Remaining"] = str(self.remaining)
        response["X-RateLimit-Reset"] = str(self.reset)


def requests_of(team: Team) -> Window:
    """Calls of a team's keys."""
    return Window("requestsPerMinute", f"requests:{team.id}", plans.of(team).requests_per_minute)


def polls_of(team: Team) -> Window:
    """Looking after an execution has a window of its own: advised schedules never starve."""
    return Window("requestsPerMinute", f"polls:{team.id}", plans.of(team).polls_per_minute)


def replays_of(caller: str) -> Window:
    """Answers given again use nothing up, within reason."""
    return Window("requestsPerMinute", f"replays:{caller}", ADDRESS_PER_MINUTE)


def browser_of(user_id: int) -> Window:
    """A signed-in person's calls."""
    return Window("requestsPerMinute", f"browser:{user_id}", BROWSER_PER_MINUTE)


def address(client: str) -> Window:
    """Calls without a name, by network address."""
    return Window("requestsPerMinute", f"address:{client}", ADDRESS_PER_MINUTE)


def executions_of(team: Team) -> Window:
    """Everything that starts an execution."""
    most = plans.of(team).executions_per_minute
    return Window("executionsPerMinute", f"executions:{team.id}", most)


def draw(window: Window) -> Drawn:
    """Counts one call. Raises TooManyRequestsError when the window is used up."""
    found = _hit(window)
    if found is None:
        return Drawn(window.most, window.most, math.ceil(time.time()) + MINUTE)
    accepted, drawn = found
    if not accepted:
        raise _refusal(window, drawn.reset)
    return drawn


def draw_execution(team: Team) -> Drawn:
    """Counts one execution, by the database where the counters are away. Raises as `draw`."""
    window = executions_of(team)
    if (found := _hit(window)) is not None:
        accepted, drawn = found
        if not accepted:
            raise _refusal(window, drawn.reset)
        return drawn
    started = queries.started_since(team, timezone.now() - timedelta(seconds=MINUTE))
    reset = math.ceil(time.time()) + MINUTE
    if started >= window.most:
        raise _refusal(window, reset)
    return Drawn(window.most, window.most - started - 1, reset)


def drawn_by(error: TooManyRequestsError) -> Drawn:
    """What the headers of a refusal say."""
    return Drawn(error.most, 0, int(time.time()) + error.retry_after)


def used(window: Window) -> int | None:
    """Calls counted in the last minute; None while the counters are away."""
    stats = _ask(lambda limiter: limiter.get_window_stats(_item(window), window.key))
    return None if stats is None else window.most - stats.remaining


def _hit(window: Window) -> tuple[bool, Drawn] | None:
    item = _item(window)
    accepted = _ask(lambda limiter: limiter.hit(item, window.key))
    stats = _ask(lambda limiter: limiter.get_window_stats(item, window.key))
    if accepted is None or stats is None:
        return None
    return accepted, Drawn(window.most, stats.remaining, math.ceil(stats.reset_time))


def _ask(question: Callable[[MovingWindowRateLimiter], T]) -> T | None:
    """The limiter's answer, or None while its server is away."""
    return _counters.ask(
        lambda: question(MovingWindowRateLimiter(_storage(settings.RATE_LIMIT_STORAGE)))
    )


def _item(window: Window) -> RateLimitItemPerMinute:
    # The number is part of the library's key: a changed plan starts a fresh window.
    return RateLimitItemPerMinute(window.most, namespace="wireflow")


def _refusal(window: Window, reset: int) -> TooManyRequestsError:
    wait = max(1, reset - int(time.time()))
    what = "executions" if window.limit == "executionsPerMinute" else "requests"
    return TooManyRequestsError(
        f"Too many {what}: {window.most} a minute. Try again in {wait} s",
        limit=window.limit,
        most=window.most,
        retry_after=wait,
    )


@lru_cache(maxsize=2)
def _storage(address: str) -> Storage:
    options = (
        {} if address.startswith("memory") else {"socket_timeout": 1, "decode_responses": False}
    )
    storage = storage_from_string(address, wrap_exceptions=True, **options)
    assert isinstance(storage, Storage)  # the asynchronous ones have other addresses
    return storage
