"""One HTTP call to a provider: a deadline over all of it, a bound on the body, JSON or nothing."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from workers.backends.providers import patience

DEADLINE_SECONDS = 30.0
CONNECT_SECONDS = 10.0
MOST_BYTES = 8_000_000


@dataclass(frozen=True)
class Bounds:
    """How long an exchange may take in all, in seconds, and how large its answer may be.

    `binary`: a good answer is a file, not JSON.
    """

    seconds: float
    most_bytes: int
    binary: bool = False


@dataclass(frozen=True)
class Reply:
    """A whole answer: `body` is the decoded JSON, or bytes; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: Any

    @property
    def retry_after(self) -> float:
        """The seconds that the server asked for, or 0."""
        return patience.seconds_of(self.headers.get("retry-after", ""))


class Listener(Protocol):
    """Hears an answer of Server-Sent Events while it comes, and says what it was in all."""

    def feed(self, part: bytes) -> None:
        """The next bytes, cut anywhere."""

    def answer(self) -> Any:
        """The whole of it as JSON; None where it broke off."""


class SilenceError(Exception):
    """No usable answer came; `arrived` where the server may have read the request."""

    def __init__(self, message: str, *, arrived: bool) -> None:
        super().__init__(message)
        self.message = message
        self.arrived = arrived


async def exchange(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: bytes = b"",
    bounds: Bounds | None = None,
    listener: Listener | None = None,
) -> Reply:
    """One call, whole or not at all; a listener hears it before. Raises SilenceError."""
    host, bound = httpx.URL(url).host, bounds or Bounds(DEADLINE_SECONDS, MOST_BYTES)
    try:
        async with asyncio.timeout(bound.seconds):
            return await _read(method, url, headers, content, bound, listener)
    except TimeoutError:
        message = f"{host} did not answer within {bound.seconds:.0f} seconds."
        raise SilenceError(message, arrived=True) from None
    except (httpx.ConnectError, httpx.ConnectTimeout):
        raise SilenceError(f"{host} cannot be reached.", arrived=False) from None
    except httpx.HTTPError as error:
        message = f"The connection to {host} broke ({type(error).__name__})."
        raise SilenceError(message, arrived=True) from None


async def _read(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: bytes,
    bound: Bounds,
    listener: Listener | None,
) -> Reply:
    sent = {"accept": "application/json", "accept-encoding": "identity", **headers}
    patience = httpx.Timeout(None, connect=CONNECT_SECONDS)
    async with (
        httpx.AsyncClient(trust_env=False, timeout=patience) as client,
        client.stream(method, url, headers=sent, content=content) as answer,
    ):
        body = bytearray()
        written = answer.headers.get("content-type", "").startswith("text/event-stream")
        heard = listener if written else None
        async for part in answer.aiter_raw():
            body += part
            if heard:
                heard.feed(part)
            if len(body) > bound.most_bytes:
                message = f"{answer.url.host} answered with more than {bound.most_bytes:,} bytes."
                raise SilenceError(message, arrived=True)
    if heard:
        return _heard(answer, heard)
    is_file = bound.binary and answer.is_success
    decoded = bytes(body) if is_file else _decoded(answer, bytes(body))
    return Reply(answer.status_code, dict(answer.headers), decoded)


def _heard(answer: httpx.Response, listener: Listener) -> Reply:
    whole = listener.answer()
    if whole is None:
        raise SilenceError(f"{answer.url.host} broke off in mid-answer.", arrived=True)
    return Reply(answer.status_code, dict(answer.headers), whole)


def _decoded(answer: httpx.Response, body: bytes) -> Any:
    """JSON; an error page of whatever stands before the server is no JSON, but has a status."""
    try:
        return json.loads(body) if body else None
    except ValueError:
        if answer.is_success:
            message = f"{answer.url.host} answered with something that is not JSON."
            raise SilenceError(message, arrived=True) from None
        return None
