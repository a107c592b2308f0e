"""Replicate: https://replicate.com/docs/reference/http.

`POST {base}/models/{owner}/{name}/predictions`, or `{base}/predictions` for one version of a model
(an endpoint `{owner}/{name}:{version}`), answers with the job and the addresses to ask at. A job is
starting, processing, succeeded, failed, canceled or aborted; why it failed is told in words alone.
"""

from collections.abc import Mapping
from typing import Any

from canvas.nodes.ports import MediaFile
from workers.backends.providers import client, files, sizes, verdict
from workers.backends.providers.exchange import Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

_STATES = {"starting": "queued", "processing": "running"}
_ADDRESSES = ("get", "cancel")
# Sentences of its safety checks, which have no other sign.
_REFUSALS = ("NSFW content", "flagged as sensitive")


async def place(account: Account, file: MediaFile) -> str:
    """Files travel inside the request."""
    return files.data_uri(file)


async def submit(account: Account, job: Job) -> Ticket:
    """Queues the job."""
    model, _, version = job.endpoint.partition(":")
    url = f"{account.url}/predictions" if version else f"{account.url}/models/{model}/predictions"
    body = {"input": request(job.body)} | ({"version": version} if version else {})
    reply = await client.hand_in(url, _headers(account), body)
    _raise_for(reply)
    urls = verdict.body_of("replicate", reply).get("urls")
    known: Mapping[str, Any] = urls if isinstance(urls, dict) else {}
    ticket = {name: str(known.get(name, "")) for name in _ADDRESSES}
    for name in _ADDRESSES:
        _own(account, ticket, name)
    return ticket


async def poll(account: Account, ticket: Ticket) -> Report:
    """Where the job is; its place in the queue is not told."""
    state = (await _ask(account, ticket)).get("status")
    match _STATES.get(str(state)):
        case "queued":
            return Report("queued")
        case "running":
            return Report("running")
    return Report("over")


async def collect(account: Account, ticket: Ticket) -> Answer:
    """`{"output": …}`: an address, several, or whatever the model makes."""
    body = await _ask(account, ticket)
    state, reason = str(body.get("status", ""))[:40], verdict.words(body.get("error"))
    match state:
        case "succeeded":
            return Answer({"output": body.get("output")})
        case "failed" if any(sentence in reason for sentence in _REFUSALS):
            raise RefusedError(f"Replicate refused the content: {reason}")
        case "failed":
            raise TransientError(f"Replicate failed to make it: {reason}", job_is_over=True)
        case "canceled" | "aborted":
            raise PermanentError("The job was stopped at Replicate", code="bad_result")
    raise TransientError(f"Replicate says {state!r} of the job")


async def cancel(account: Account, ticket: Ticket) -> None:
    """One that is over already is no error."""
    reply = await client.ask("POST", _own(account, ticket, "cancel"), _headers(account))
    if reply.status != 404:
        _raise_for(reply)


def request(values: Mapping[str, Any]) -> dict[str, Any]:
    """A model's input: its makers write sizes in pixels and JPEG in three letters."""
    body = {key: value for key, value in values.items() if key != "image_size"}
    if body.get("output_format") == "jpeg":
        body["output_format"] = "jpg"
    return body | sizes.in_pixels(values.get("image_size", ""))


async def _ask(account: Account, ticket: Ticket) -> Mapping[str, Any]:
    reply = await client.ask("GET", _own(account, ticket, "get"), _headers(account))
    _raise_for(reply)
    return verdict.body_of("replicate", reply)


def _own(account: Account, ticket: Ticket, name: str) -> str:
    """An address of the ticket. The key goes to nobody but the provider's own server."""
    if not client.same_server(ticket.get(name), account.url):
        raise PermanentError(f"Replicate named a {name} address that is not on its own server")
    return str(ticket[name])


def _headers(account: Account) -> dict[str, str]:
    return {"authorization": f"Bearer {account.key}"}


def _raise_for(reply: Reply) -> None:
    """Its errors are RFC 7807's: `{title, detail, status}`."""
    body = reply.body if isinstance(reply.body, dict) else {}
    reason = verdict.sentence(body.get("detail")) or str(body.get("title") or "")
    verdict.raise_for("replicate", reply, reason)
