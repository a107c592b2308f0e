"""The one HTTP client for calls to providers: what may be repeated is, a bounded number of times.

Their servers are named by the operator, so a private address is no harm. What they answer with is
not trusted: an address in an answer must be on the same server, or go through `workers.fetch`.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from workers.backends.providers import patience
from workers.backends.providers.exchange import Bounds, Listener, Reply, SilenceError, exchange
from workers.backends.providers.failures import TransientError, UncertainError
from workers.backends.providers.forms import Part

TRIES = 3
# A server that asks for more patience than this is overloaded: the step comes back later.
PATIENCE_SECONDS = 10.0
_BUSY = {408, 429, 502, 503, 504}
sleep = asyncio.sleep


async def ask(method: str, url: str, headers: Mapping[str, str]) -> Reply:
    """A call that may be repeated: tried again while the server is busy or cannot be reached.

    Raises TransientError.
    """
    for attempt in range(1, TRIES + 1):
        try:
            reply = await exchange(method, url, headers)
        except SilenceError as error:
            if attempt == TRIES:
                raise TransientError(error.message) from None
            asked = 0.0
        else:
            asked = reply.retry_after
            if reply.status not in _BUSY or attempt == TRIES or asked > PATIENCE_SECONDS:
                return reply
        await sleep(asked + patience.jitter(attempt))
    raise AssertionError("unreachable")


async def hand_in(
    url: str,
    headers: Mapping[str, str],
    body: Mapping[str, Any],
    bounds: Bounds | None = None,
    listener: Listener | None = None,
) -> Reply:
    """A POST that starts work, which is made once: repeating it could mean paying twice.

    Raises TransientError when it surely did not arrive, UncertainError when that is not known.
    """
    sent = {"content-type": "application/json", **headers}
    return await _once(url, sent, json.dumps(body).encode(), bounds, listener)


async def hand_in_form(
    url: str,
    headers: Mapping[str, str],
    fields: Mapping[str, str],
    parts: Sequence[Part],
    bounds: Bounds | None = None,
) -> Reply:
    """The same as a form, with files or without."""
    plain = [(name, (None, value)) for name, value in fields.items()]
    encoded = httpx.Request("POST", url, files=[*plain, *parts])
    sent = {"content-type": encoded.headers["content-type"], **headers}
    return await _once(url, sent, encoded.read(), bounds)


async def _once(
    url: str,
    headers: Mapping[str, str],
    content: bytes,
    bounds: Bounds | None,
    listener: Listener | None = None,
) -> Reply:
    try:
        return await exchange("POST", url, headers, content, bounds, listener)
    except SilenceError as error:
        if error.arrived:
            raise UncertainError(
                f"{error.message} It may have taken the job, so it is not sent again by itself: "
                "run the node again if you want to."
            ) from None
        raise TransientError(error.message) from None


def same_server(url: Any, base: str) -> bool:
    """Whether an address that a provider names is on its own server."""
    try:
        one, other = httpx.URL(str(url)), httpx.URL(base)
    except httpx.InvalidURL:
        return False
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)
