"""A service described in the admin (see `service`), asked like any other provider."""

from typing import Any
from urllib.parse import quote

from canvas.nodes.ports import MediaFile
from workers.backends.providers import client, files, results, verdict
from workers.backends.providers.exchange import Bounds, Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket
from workers.backends.providers.service import Service, filled

# It may answer at once with what takes minutes to make, inside the answer.
BOUNDS = Bounds(240.0, 80_000_000)
_GONE = {404, 405, 409, 410}


async def place(account: Account, file: MediaFile) -> str:
    """Files travel inside the request."""
    return files.data_uri(file)


async def submit(account: Account, job: Job) -> Ticket | Answer:
    """Hands the job in; a service without an address to ask at has answered then."""
    service = _service(account)
    url = service.submit_url.replace("{model}", quote(job.endpoint))
    headers = _headers(account) | {"idempotency-key": job.key}
    body = filled(service.body, job.body, job.endpoint)
    reply = await client.hand_in(url, headers, body, BOUNDS)
    _raise_for(account, reply)
    answered = verdict.body_of(account.provider, reply)
    if not service.status_url:
        return _answer(service, answered)
    job_id = results.look_up(answered, service.job_id)
    if not isinstance(job_id, str | int) or job_id == "":
        raise TransientError(f"{service.name} named no job", job_is_over=True)
    return {"id": str(job_id), "model": job.endpoint}


async def poll(account: Account, ticket: Ticket) -> Report:
    """Whether the job's state is one that ends it."""
    service = _service(account)
    state = _state(service, await _ask(account, service.status_url, ticket))
    return Report("over" if state in (*service.done, *service.failed) else "running")


async def collect(account: Account, ticket: Ticket) -> Answer:
    """What stands at the place of the results, in the last answer or at an address of its own."""
    service = _service(account)
    body = await _ask(account, service.status_url, ticket)
    state = _state(service, body)
    if state in service.failed:
        reason = verdict.words(results.look_up(body, service.error))
        _raise_refused(service, reason)
        raise PermanentError(f"{service.name} failed to make it: {reason}", code="bad_result")
    if state not in service.done:
        raise TransientError(f"{service.name} says {state[:40]!r} of the job")
    if service.results_url:
        body = await _ask(account, service.results_url, ticket)
    return _answer(service, body)


async def cancel(account: Account, ticket: Ticket) -> None:
    """One that is over already is no error; a service may know no way to stop one."""
    service = _service(account)
    if service.cancel_url:
        url = _address(service.cancel_url, ticket)
        reply = await client.ask("POST", url, _headers(account))
        if reply.status not in _GONE:
            _raise_for(account, reply)


def _service(account: Account) -> Service:
    if account.service is None:
        raise PermanentError("The operator has taken this service away", code="needs_key")
    return account.service


def _headers(account: Account) -> dict[str, str]:
    service = _service(account)
    named = service.auth_header.lower()
    words = f"{service.auth_prefix} {account.key}".strip()
    return {named: words} if named and account.key else {}


def _address(template: str, ticket: Ticket) -> str:
    job_id, model = quote(str(ticket.get("id", "")), safe=""), quote(str(ticket.get("model", "")))
    return template.replace("{id}", job_id).replace("{model}", model)


async def _ask(account: Account, template: str, ticket: Ticket) -> Any:
    reply = await client.ask("GET", _address(template, ticket), _headers(account))
    _raise_for(account, reply)
    return verdict.body_of(account.provider, reply)


def _state(service: Service, body: Any) -> str:
    return str(results.look_up(body, service.state))


def _answer(service: Service, body: Any) -> Answer:
    found = results.look_up(body, service.results) if service.results else body
    return Answer(found if isinstance(found, dict) else {"result": found})


def _raise_for(account: Account, reply: Reply) -> None:
    service = _service(account)
    found = results.look_up(reply.body, service.error) if isinstance(reply.body, dict) else ""
    reason = verdict.sentence(found)
    if reply.status >= 400:
        _raise_refused(service, reason)
    verdict.raise_for(account.provider, reply, reason)


def _raise_refused(service: Service, reason: str) -> None:
    if any(word and word.casefold() in reason.casefold() for word in service.refused):
        raise RefusedError(f"{service.name} refused the content: {verdict.words(reason)}")
