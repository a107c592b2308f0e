"""Google's Gemini API: https://ai.google.dev/api/generate-content.

`POST {base}/models/{model}:generateContent` answers at once, with pictures inside the answer. That
content was refused is told by a reason within a 200. Errors are `{"error": {code, message, status,
details}}`; the details say how long to wait, and that a key is no good. Films: `google_video`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from canvas.nodes.ports import MediaFile
from workers.backends.providers import (
    client,
    files,
    google_answer,
    google_dialect,
    google_video,
    verdict,
)
from workers.backends.providers.exchange import Bounds, Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

# A picture of 4,096 pixels each way, as base64.
BOUNDS = Bounds(240.0, 80_000_000)
_PASSING = {"FINISH_REASON_UNSPECIFIED", "IMAGE_OTHER", "OTHER", "MALFORMED_RESPONSE", ""}
_PLAIN = {"STOP", "MAX_TOKENS", "NO_IMAGE"}


async def place(account: Account, file: MediaFile) -> str:
    """Files travel inside the request."""
    return files.data_uri(file)


async def submit(account: Account, job: Job) -> Answer | Ticket:
    """Asks, and waits for the answer; a film takes its time."""
    if job.endpoint.startswith(google_video.FAMILY):
        reply = await google_video.submit(account, job)
        _raise_for(reply)
        return google_video.ticket(reply)
    url = f"{account.url}/models/{job.endpoint}:generateContent"
    body = google_dialect.request(job.body)
    reply = await client.hand_in(url, {"x-goog-api-key": account.key}, body, BOUNDS)
    _raise_for(reply)
    answer = verdict.body_of("google", reply)
    made = google_answer.pictures(answer)
    if not made:
        _raise_why_there_is_none(answer)
    return Answer({"images": made})


async def poll(account: Account, ticket: Ticket) -> Report:
    """Where a film is."""
    return google_video.report(await _operation(account, ticket))


async def collect(account: Account, ticket: Ticket) -> Answer:
    """`{"videos": …}`, fetched with the key that opens them."""
    return await google_video.films(account, await _operation(account, ticket))


async def cancel(account: Account, ticket: Ticket) -> None:
    """There is no way to: the film is made to its end, and nobody reads it."""


async def _operation(account: Account, ticket: Ticket) -> Mapping[str, Any]:
    reply = await google_video.ask(account, str(ticket.get("operation", "")))
    _raise_for(reply)
    return verdict.body_of("google", reply)


def _raise_why_there_is_none(answer: Mapping[str, Any]) -> None:
    """Refused, without an answer for another reason, or words where a picture was asked for."""
    feedback, reason = answer.get("promptFeedback"), google_answer.finish_reason(answer)
    blocked = feedback.get("blockReason") if isinstance(feedback, dict) else None
    if blocked:
        raise RefusedError(f"Google refused the content: {verdict.words(blocked)}")
    if reason in _PASSING:
        raise TransientError("Google's answer has no picture in it", job_is_over=True)
    if reason in _PLAIN:
        said = verdict.words(google_answer.said(answer))
        raise PermanentError(f"Google answered without a picture: {said}", code="bad_result")
    raise RefusedError(f"Google refused the content: {verdict.words(reason)}")


def _raise_for(reply: Reply) -> None:
    error = reply.body.get("error") if isinstance(reply.body, dict) else None
    error = error if isinstance(error, dict) else {}
    details = list(_details(error))
    if any(detail.get("reason") == "API_KEY_INVALID" for detail in details):
        reply = replace(reply, status=401)
    for detail in details:
        delay = str(detail.get("retryDelay", "")).partition(".")[0].removesuffix("s")
        if delay.isdecimal():
            reply = replace(reply, headers={**reply.headers, "retry-after": delay})
    verdict.raise_for("google", reply, str(error.get("message") or ""))


def _details(error: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    found = error.get("details")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
