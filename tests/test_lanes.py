"""Requests share a few lasting threads, and with them their database connections."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from wireflow.lanes import LANES, LanedHandler

pytestmark = pytest.mark.django_db(transaction=True)


async def _call(handler: LanedHandler, path: str, leave_after: int = 0) -> list[dict[str, Any]]:
    """What is sent; with `leave_after` the visitor hangs up after so many messages."""
    sent: list[dict[str, Any]] = []
    gone = asyncio.Event()
    asked = iter([{"type": "http.request", "body": b""}])

    async def receive() -> dict[str, Any]:
        for message in asked:
            return message
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)
        if leave_after and len(sent) >= leave_after:
            gone.set()

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b""}
    await handler(scope, receive, send)
    return sent


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> LanedHandler:
    """A handler whose view answers with the name of its thread."""
    made = LanedHandler()

    def respond(request: HttpRequest) -> HttpResponse:
        time.sleep(0.01)
        return HttpResponse(str(threading.current_thread().ident))

    monkeypatch.setattr(made, "get_response", respond)
    return made


def _body(sent: list[dict[str, Any]]) -> bytes:
    return b"".join(message.get("body", b"") for message in sent)


async def test_requests_one_after_the_other_share_a_thread(handler: LanedHandler) -> None:
    idents = {_body(await _call(handler, "/")) for _ in range(5)}
    assert len(idents) == 1


async def test_requests_at_once_spread_over_the_lanes(handler: LanedHandler) -> None:
    answers = await asyncio.gather(*(_call(handler, "/") for _ in range(3 * LANES)))
    assert len({_body(answer) for answer in answers}) == LANES
    assert [lane.busy for lane in handler.lanes] == [0] * LANES


async def test_a_stream_holds_no_lane_and_ends_when_its_visitor_leaves(
    handler: LanedHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, busy = [], []

    async def numbers() -> AsyncIterator[bytes]:
        try:
            while True:
                busy.append(sum(lane.busy for lane in handler.lanes))
                yield b"more "
                await asyncio.sleep(0)
        finally:
            ended.append(True)

    monkeypatch.setattr(handler, "get_response", lambda _: StreamingHttpResponse(numbers()))
    sent = await asyncio.wait_for(_call(handler, "/", leave_after=4), 10)
    assert _body(sent).startswith(b"more more ")
    assert (ended, set(busy)) == ([True], {0})


async def test_a_synchronous_stream_is_sent_whole(
    handler: LanedHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = iter([b"one ", b"two ", b"three"])
    monkeypatch.setattr(handler, "get_response", lambda _: StreamingHttpResponse(parts))
    sent = await _call(handler, "/")
    assert _body(sent) == b"one two three"
    assert sent[-1] == {"type": "http.response.body"}


async def test_other_protocols_are_refused(handler: LanedHandler) -> None:
    with pytest.raises(ValueError, match="HTTP, not websocket"):
        await handler({"type": "websocket"}, None, None)
