"""What a failed call means, by its status: providers differ in words, hardly in numbers."""

from collections.abc import Mapping
from typing import Any

from wireflow import redaction
from workers.backends.providers.exchange import Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.names import NAMES

LONGEST_REASON = 300
_NO_ACCESS = {401, 402, 403}
_PASSING = {408, 409, 425, 429}


def raise_for(provider: str, reply: Reply, reason: str, *, refused: bool = False) -> None:
    """Raises why a call failed, in the provider's own words; a status under 400 is none."""
    if reply.status < 400:
        return
    name, said = named(provider), words(reason)
    if refused:
        raise RefusedError(f"{name} refused the content: {said}")
    if reply.status in _NO_ACCESS:
        raise PermanentError(f"{name} did not let this server in: {said}", code="provider_key")
    if reply.status >= 500 or reply.status in _PASSING:
        message = f"{name} is not available: {said}"
        raise TransientError(message, retry_after=reply.retry_after)
    raise PermanentError(f"{name} did not accept this: {said}")


def body_of(provider: str, reply: Reply) -> Mapping[str, Any]:
    """The object that was answered. Raises TransientError for anything else."""
    if not isinstance(reply.body, dict):
        message = f"{named(provider)} answered with something else than was asked for"
        raise TransientError(message)
    return reply.body


def named(provider: str) -> str:
    """What people call a provider; a service of the admin goes by its short name."""
    return NAMES.get(provider, provider.partition(".")[2])


def words(reason: Any) -> str:
    """What is shown of a provider's explanation; it is logged nowhere."""
    # Before it is cut: half a key would not be known for one.
    return redaction.cleaned(str(reason or ""))[:LONGEST_REASON] or "it gave no reason"


def sentence(detail: Any) -> str:
    """FastAPI's `detail`, as several providers answer: a text, or `[{loc, msg}]`."""
    if not isinstance(detail, list):
        return str(detail or "")
    entries = [entry for entry in detail if isinstance(entry, dict)]
    return "; ".join(f"{_field(entry)}{entry.get('msg') or ''}" for entry in entries)


def _field(entry: Mapping[str, Any]) -> str:
    place = entry.get("loc")
    return f"{place[-1]}: " if isinstance(place, list) and len(place) > 1 else ""
