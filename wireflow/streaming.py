"""Sends what a view streams, on the event loop: a long stream holds no thread."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

from asgiref.sync import sync_to_async
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.http import StreamingHttpResponse


async def send(
    handler: ASGIHandler, response: StreamingHttpResponse, receive: Any, send: Any
) -> None:
    """Sends until the end, or until the visitor has gone."""
    if not response.is_async:
        response.streaming_content = _read_in_thread(iter(response))
    sending = asyncio.create_task(handler.send_response(response, send))
    leaving = asyncio.create_task(handler.listen_for_disconnect(receive))
    await asyncio.wait([sending, leaving], return_when=asyncio.FIRST_COMPLETED)
    for task in (sending, leaving):
        task.cancel()
        with suppress(asyncio.CancelledError, RequestAborted):
            await task
    await sync_to_async(response.close)()


async def _read_in_thread(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (part := await sync_to_async(_next)(parts)) is not None:
        yield part


def _next(parts: Iterator[bytes]) -> bytes | None:
    return next(parts, None)
