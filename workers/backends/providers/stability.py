"""Stability AI: https://platform.stability.ai/docs/api-reference (v2beta).

An endpoint is its path: `stable-image/generate/core`, with the model behind a colon where a path
has several: `stable-image/generate/sd3:sd3.5-large`. Everything goes in as a form, and comes back
at once as `{"image" or "audio", "finish_reason"}`, but for what takes longer, which answers with an
id: `GET results/{id}` is 202 until it is done. Errors are `{"name", "errors"}`.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from canvas.nodes.ports import MediaFile
from workers.backends.providers import client, files, forms, verdict
from workers.backends.providers.exchange import Bounds, Reply
from workers.backends.providers.failures import RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

# Creative upscaling makes pictures of four megapixels; they come as base64.
BOUNDS = Bounds(240.0, 80_000_000)
_FILES = {"image", "mask", "audio"}
_KINDS = {"image": "image/png", "audio": "audio/mpeg", "result": "image/png"}
_FILTERED, _MODERATED = "CONTENT_FILTERED", "content_moderation"
_WORKING = 202


async def place(account: Account, file: MediaFile) -> str:
    """Files travel inside the request."""
    return files.data_uri(file)


async def submit(account: Account, job: Job) -> Ticket | Answer:
    """Asks, and waits for the answer, or for the id of a longer job."""
    path = job.endpoint.partition(":")[0]
    body = request(job.endpoint, job.body)
    fields, parts = forms.split(body, _FILES)
    url = f"{account.url}/{path}"
    reply = await client.hand_in_form(url, _headers(account), fields, parts, BOUNDS)
    _raise_for(reply)
    answered = verdict.body_of("stability", reply)
    job_id = answered.get("id")
    return {"id": job_id} if isinstance(job_id, str) and job_id else _answer(answered)


async def poll(account: Account, ticket: Ticket) -> Report:
    """Whether it is done; how far it is, is not told."""
    return Report("running" if (await _ask(account, ticket)).status == _WORKING else "over")


async def collect(account: Account, ticket: Ticket) -> Answer:
    """What was made. Raises why not."""
    reply = await _ask(account, ticket)
    _raise_for(reply)
    return _answer(verdict.body_of("stability", reply))


async def cancel(account: Account, ticket: Ticket) -> None:
    """Nothing stops a job over there: it runs to its end, and nobody reads it."""


def request(endpoint: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is sent: the node's values, and the model where a path has several."""
    model = endpoint.partition(":")[2]
    return dict(values) | ({"model": model} if model else {})


async def _ask(account: Account, ticket: Ticket) -> Reply:
    job_id = quote(str(ticket.get("id", "")), safe="")
    reply = await client.ask("GET", f"{account.url}/results/{job_id}", _headers(account))
    if reply.status >= 500 or reply.status in (408, 429):
        _raise_for(reply)
    verdict.body_of("stability", reply)
    return reply


def _headers(account: Account) -> dict[str, str]:
    return {"authorization": f"Bearer {account.key}", "accept": "application/json"}


def _answer(body: Mapping[str, Any]) -> Answer:
    if body.get("finish_reason") == _FILTERED:
        raise RefusedError("Stability AI refused the content: its filter stopped the result")
    for name, content_type in _KINDS.items():
        if isinstance(data := body.get(name), str) and data:
            made = {"url": f"data:{content_type};base64,{data}"}
            return Answer({"audio" if name == "audio" else "image": made})
    raise TransientError("Stability AI answered without a result", job_is_over=True)


def _raise_for(reply: Reply) -> None:
    body = reply.body if isinstance(reply.body, dict) else {}
    errors = body.get("errors")
    reason = "; ".join(map(str, errors)) if isinstance(errors, list) else str(body.get("name", ""))
    verdict.raise_for("stability", reply, reason, refused=body.get("name") == _MODERATED)
