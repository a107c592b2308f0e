"""Requests share a few lasting threads, and with them their database connections."""

import asyncio
import threading
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from wireflow.lanes import LANES, LanedHandler

pytestmark = pytest.mark.django_db


async def _call(handler: LanedHandler, path: str) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []
    received = iter([{"type": "http.request", "body": b""}])

    async def receive() -> dict[str, Any]:
        for message in received:
            return message
        await asyncio.Event().wait()  # the visitor stays on the line
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b""}
    await handler(scope, receive, send)
    return sent


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> LanedHandler:
    """A handler whose view answers with the name of its thread."""
    made = LanedHandler()

    async def respond(scope: Any, receive: Any, send: Any) -> None:
        name = await sync_to_async(lambda: threading.current_thread().ident)()
        await send({"type": "thread", "ident": name})

    monkeypatch.setattr(made, "handle", respond)
    return made


async def test_requests_one_after_the_other_share_a_thread(handler: LanedHandler) -> None:
    idents = {(await _call(handler, "/"))[0]["ident"] for _ in range(5)}
    assert len(idents) == 1


async def test_requests_at_once_spread_over_the_lanes(handler: LanedHandler) -> None:
    answers = await asyncio.gather(*(_call(handler, "/") for _ in range(3 * LANES)))
    assert len({answer[0]["ident"] for answer in answers}) == LANES
    assert [lane.busy for lane in handler.lanes] == [0] * LANES


async def test_other_protocols_are_refused(handler: LanedHandler) -> None:
    with pytest.raises(ValueError, match="HTTP, not websocket"):
        await handler({"type": "websocket"}, None, None)
