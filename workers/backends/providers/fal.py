"""fal's queue: https://fal.ai/docs/documentation/model-apis/inference/queue.

`POST {queue}/{endpoint}` hands a job in and answers with its id and the addresses to ask at. A job
is IN_QUEUE, IN_PROGRESS or COMPLETED, which says that it is over: whether it succeeded is told by
the status of the result's answer. Errors are `{"detail": [{loc, msg, type}]}` from a model and
`{"detail": "…", "error_type": "…"}` from the platform.
"""

import mimetypes
from collections.abc import Iterable, Mapping
from typing import Any

from canvas.nodes.ports import MediaFile
from workers.backends.providers import client, files, verdict
from workers.backends.providers.exchange import Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

_ADDRESSES = ("status_url", "response_url", "cancel_url")
_STATES = {"IN_QUEUE": "queued", "IN_PROGRESS": "running", "COMPLETED": "over"}
_REFUSALS = {"content_policy_violation"}
_NO_ACCESS = {401, 402, 403}
# The header's old and new name: whether the very same request may succeed later.
_RETRYABLE = ("x-fal-needs-retry", "x-fal-retryable")
MOST_INLINE = 4_000_000


async def place(account: Account, file: MediaFile) -> str:
    """Small files travel inside the request, large ones to fal's storage first.

    https://fal.ai/docs/documentation/model-apis/fal-cdn
    """
    if len(file.data) <= MOST_INLINE:
        return files.data_uri(file)
    url = f"{account.upload_url}/storage/upload/initiate?storage_type=fal-cdn-v3"
    name = f"input{mimetypes.guess_extension(file.content_type) or ''}"
    asked = {"content_type": file.content_type, "file_name": name}
    reply = await client.hand_in(url, _headers(account), asked)
    _raise_for(reply)
    places = _object(reply)
    # Its storage is another company's: the address is not trusted, and the key stays here.
    await files.send(str(places.get("upload_url")), file)
    return str(places.get("file_url"))


async def submit(account: Account, job: Job) -> Ticket:
    """Queues the job."""
    url = f"{account.url}/{job.endpoint}"
    reply = await client.hand_in(url, _headers(account) | {"idempotency-key": job.key}, job.body)
    _raise_for(reply)
    body = _object(reply)
    ticket = {name: str(body.get(name, "")) for name in ("request_id", *_ADDRESSES)}
    if not ticket["request_id"]:
        raise PermanentError("fal took the job without saying how it is called")
    for name in _ADDRESSES:
        _own(account, ticket, name)
    return ticket


async def poll(account: Account, ticket: Ticket) -> Report:
    """Where the job is. `queue_position` counts from 0: how many go before it."""
    reply = await client.ask("GET", _own(account, ticket, "status_url"), _headers(account))
    _raise_for(reply)
    body = _object(reply)
    match _STATES.get(str(body.get("status"))):
        case "queued":
            position = body.get("queue_position")
            return Report("queued", position if isinstance(position, int) else None)
        case "running":
            return Report("running")
        case "over":
            return Report("over")
    raise TransientError(f"fal says {str(body.get('status'))[:40]!r} of the job")


async def collect(account: Account, ticket: Ticket) -> Answer:
    """The model's output. Raises RefusedError when all of it was withheld as unsafe."""
    reply = await client.ask("GET", _own(account, ticket, "response_url"), _headers(account))
    _raise_for(reply, of_the_job=True)
    body = _object(reply)
    flags = body.get("has_nsfw_concepts")
    # A withheld picture comes as a black one; the flag is the only sign.
    if isinstance(flags, list) and flags and all(flags):
        raise RefusedError("The model's safety check withheld the picture")
    return Answer(body)


async def cancel(account: Account, ticket: Ticket) -> None:
    """400 ALREADY_COMPLETED and 404 NOT_FOUND are as good: nothing runs any more."""
    reply = await client.ask("PUT", _own(account, ticket, "cancel_url"), _headers(account))
    if reply.status not in {400, 404}:
        _raise_for(reply)


def _headers(account: Account) -> dict[str, str]:
    return {"authorization": f"Key {account.key}"}


def _own(account: Account, ticket: Ticket, name: str) -> str:
    """An address of the ticket. The key goes to nobody but the provider's own server."""
    if not client.same_server(ticket.get(name), account.url):
        raise PermanentError(f"fal named a {name} that is not on its own server")
    return str(ticket[name])


def _object(reply: Reply) -> Mapping[str, Any]:
    if not isinstance(reply.body, dict):
        raise TransientError("fal answered with something else than was asked for")
    return reply.body


def _raise_for(reply: Reply, *, of_the_job: bool = False) -> None:
    """Raises why a call failed: refused, transient or permanent.

    The answer for a job's results has the status that the job ended with; only the queue itself
    says "too many".
    """
    if reply.status < 400:
        return
    details = list(_details(reply.body))
    reason = _reason(details, reply.body)
    if any(detail.get("type") in _REFUSALS for detail in details):
        raise RefusedError(f"fal refused the content{_blamed(details)}: {reason}")
    if reply.status in _NO_ACCESS:
        raise PermanentError(f"fal did not let this server in: {reason}", code="provider_key")
    if _passes(reply):
        message = f"fal is not available: {reason}"
        over = of_the_job and reply.body is not None and reply.status != 429
        raise TransientError(message, retry_after=reply.retry_after, job_is_over=over)
    raise PermanentError(f"fal did not accept this: {reason}")


def _passes(reply: Reply) -> bool:
    for name in _RETRYABLE:
        if said := reply.headers.get(name):
            return said.lower() in {"1", "true", "yes"}
    return reply.status >= 500 or reply.status in {408, 409, 425, 429}


def _details(body: Any) -> Iterable[Mapping[str, Any]]:
    found = body.get("detail") if isinstance(body, dict) else body
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _reason(details: Iterable[Mapping[str, Any]], body: Any) -> str:
    """The provider's own words, which are shown to the user and logged nowhere."""
    said = "; ".join(_sentence(detail) for detail in details)
    if not said and isinstance(body, dict):
        said = str(body.get("detail") or body.get("error") or body.get("error_type") or "")
    return verdict.words(said)


def _sentence(detail: Mapping[str, Any]) -> str:
    """`prompt: field required`: the last part of the place is the field."""
    place = detail.get("loc")
    words = str(detail.get("msg") or detail.get("type") or "")
    field = str(place[-1]) if isinstance(place, list) and len(place) > 1 else ""
    return f"{field}: {words}" if field else words


def _blamed(details: Iterable[Mapping[str, Any]]) -> str:
    """The rules that were broken, where it names them."""
    named = [str(c) for detail in details for c in detail.get("categories") or ()]
    return f" ({', '.join(dict.fromkeys(named))})" if named else ""
