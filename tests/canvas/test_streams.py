"""Changes reach a listener in order, once, and a lost one is noticed."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from django.conf import LazySettings

from canvas import streams
from tests.services import valkey
from tests.services.valkey import Server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with valkey.running() as started:
        yield started


@pytest.fixture(autouse=True)
async def _address(server: Server, settings: LazySettings) -> AsyncIterator[None]:
    settings.REDIS_URL = server.url
    yield
    # A connection belongs to the loop of its test.
    await streams._client().aclose()


async def _announce(name: str, *seqs: int) -> None:
    for seq in seqs:
        message = {"type": "update", "executionId": name, "seq": seq}
        await streams.append(name, json.dumps(message))


async def _read(reader: streams.Reader) -> list[Any]:
    return [message["seq"] async for message in reader.read()]


async def test_changes_that_were_announced_crosswise_are_put_right() -> None:
    reader = streams.Reader("crosswise", seen=3)
    await _announce("crosswise", 3, 5, 6)
    assert await _read(reader) == []
    assert (reader.silent, reader.is_behind) == (False, False)
    await _announce("crosswise", 4)
    assert await _read(reader) == [4, 5, 6]
    assert not reader.is_behind


async def test_a_change_that_stays_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "GAP_SECONDS", 0.01)
    reader = streams.Reader("lost", seen=1)
    await _announce("lost", 3)
    assert await _read(reader) == []
    assert await _read(reader) == []
    assert (reader.silent, reader.is_behind) == (True, True)
    reader.jump(3)
    assert not reader.is_behind
    await _announce("lost", 4)
    assert await _read(reader) == [4]


async def test_what_was_there_before_is_read_without_waiting() -> None:
    reader = streams.Reader("empty", seen=1)
    assert await _read(reader) == []
    assert (reader.caught_up, reader.silent) == (True, False)
