"""How often keys are used: counted in Valkey/Redis at every call, kept in the database.

The counter goes with the call's limits, so that a call costs no write; its numbers are copied into
rows whenever the key's last use is noted, at most once a minute.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

import redis
from django.conf import settings
from django.db.models import F
from django.db.models.functions import Greatest

from api.models import ApiKey, KeyDay
from api.patience import Patience
from billing.allowances import today

DAYS = 12
_EXPIRES = timedelta(days=DAYS + 2)
_counter = Patience("calls of keys are not counted", redis.RedisError)
T = TypeVar("T")


def count(key: ApiKey) -> None:
    """One more call of a key."""
    name = _name(key.id)

    def add(server: "redis.Redis") -> None:
        with server.pipeline(transaction=False) as pipeline:
            pipeline.hincrby(name, today().isoformat(), 1)
            pipeline.expire(name, _EXPIRES)
            pipeline.execute()

    _ask(add)


def keep(key: ApiKey) -> None:
    """Copies today's and yesterday's counts into rows; a row never shrinks."""
    counted = _counted([key.id])[key.id]
    for day in (today(), today() - timedelta(days=1)):
        if calls := counted.get(day):
            row, made = KeyDay.objects.get_or_create(key=key, day=day, defaults={"calls": calls})
            if not made:
                KeyDay.objects.filter(pk=row.pk).update(calls=Greatest(F("calls"), calls))


def of(keys: Iterable[ApiKey]) -> dict[UUID, list[dict[str, Any]]]:
    """The last 12 days of each key, oldest first, today last."""
    ids = [key.id for key in keys]
    days = [today() - timedelta(days=back) for back in reversed(range(DAYS))]
    found = _counted(ids)
    for row in KeyDay.objects.filter(key_id__in=ids, day__gte=days[0]):
        found[row.key_id][row.day] = max(row.calls, found[row.key_id].get(row.day, 0))
    return {
        key_id: [{"day": day.isoformat(), "calls": counts.get(day, 0)} for day in days]
        for key_id, counts in found.items()
    }


def _counted(ids: list[UUID]) -> dict[UUID, dict[date, int]]:
    answers = _ask(lambda server: [server.hgetall(_name(key_id)) for key_id in ids])
    return {
        key_id: {date.fromisoformat(str(day)): int(calls) for day, calls in answer.items()}
        for key_id, answer in zip(ids, answers or [{}] * len(ids), strict=True)
    }


def _ask(question: Callable[["redis.Redis"], T]) -> T | None:
    return _counter.ask(lambda: question(_server(settings.REDIS_URL)))


def _name(key_id: UUID) -> str:
    return f"wireflow:key-calls:{key_id}"


@lru_cache(maxsize=2)
def _server(address: str) -> "redis.Redis":
    return redis.Redis.from_url(
        address, decode_responses=True, socket_timeout=1, socket_connect_timeout=1
    )
