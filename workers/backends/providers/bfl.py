"""Black Forest Labs: https://docs.bfl.ai and https://api.bfl.ai/openapi.json.

`POST {base}/{model}` hands a job in and answers with its id and the address to ask at, which may
be of another region. A job is Pending, or over: Ready with `result.sample`, an address that lasts
ten minutes; moderated, before or after it was made; Error; or no longer known. Nothing stops one.
"""

import base64
from collections.abc import Mapping
from typing import Any

from canvas.nodes.ports import MediaFile
from workers.backends.providers import bfl_dialect, client, verdict
from workers.backends.providers.exchange import Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

_NAME = "Black Forest Labs"
_MODERATED = {"Request Moderated", "Content Moderated"}


async def place(account: Account, file: MediaFile) -> str:
    """Pictures travel inside the request, as bare base64."""
    return base64.b64encode(file.data).decode()


async def submit(account: Account, job: Job) -> Ticket:
    """Queues the job."""
    url = f"{account.url}/{job.endpoint}"
    reply = await client.hand_in(url, _headers(account), bfl_dialect.request(job.body))
    _raise_for(reply)
    ticket = {"polling_url": str(verdict.body_of("bfl", reply).get("polling_url", ""))}
    _own(account, ticket)
    return ticket


async def poll(account: Account, ticket: Ticket) -> Report:
    """Where the job is; its place in the queue is not told."""
    status = (await _ask(account, ticket)).get("status")
    return Report("running" if status == "Pending" else "over")


async def collect(account: Account, ticket: Ticket) -> Answer:
    """`{"sample": address}`, and what else the result says."""
    body = await _ask(account, ticket)
    status = str(body.get("status", ""))[:40]
    match status:
        case "Ready" if isinstance(body.get("result"), dict):
            return Answer(body["result"])
        case _ if status in _MODERATED:
            raise RefusedError(f"{_NAME} refused the content{_blamed(body)}: {status}")
        case "Error":
            message = f"{_NAME} failed to make it{_blamed(body)}"
            raise TransientError(message, job_is_over=True)
        case "Task not found":
            raise PermanentError(f"{_NAME} no longer knows the job", code="bad_result")
    raise TransientError(f"{_NAME} says {status!r} of the job")


async def cancel(account: Account, ticket: Ticket) -> None:
    """There is no way to: the job runs to its end, and nobody reads it."""


async def _ask(account: Account, ticket: Ticket) -> Mapping[str, Any]:
    reply = await client.ask("GET", _own(account, ticket), _headers(account))
    if reply.status == 404:
        return {"status": "Task not found"}
    _raise_for(reply)
    return verdict.body_of("bfl", reply)


def _own(account: Account, ticket: Ticket) -> str:
    address = str(ticket.get("polling_url", ""))
    if not bfl_dialect.is_own(address, account.url):
        raise PermanentError(f"{_NAME} named an address that is not on its own server")
    return address


def _headers(account: Account) -> dict[str, str]:
    return {"x-key": account.key}


def _raise_for(reply: Reply) -> None:
    detail = reply.body.get("detail") if isinstance(reply.body, dict) else None
    verdict.raise_for("bfl", reply, verdict.sentence(detail))


def _blamed(body: Mapping[str, Any]) -> str:
    """The rules that were broken, where it names them."""
    details = body.get("details")
    found = details.get("Moderation Reasons") if isinstance(details, dict) else None
    return f" ({', '.join(map(str, found))})" if isinstance(found, list) and found else ""
