"""OpenAI's words, pictures and voices, and every server that speaks the same: OpenRouter, vLLM.

https://platform.openai.com/docs/api-reference and https://openrouter.ai/docs/api/reference. Both
answer at once, and tell words while they are written. An endpoint is the kind of work and the
model: `chat/{model}`, `images/{model}`; `chat/` alone takes the model that the node names.

Errors are `{"error": {message, code, type}}`, at OpenRouter also within a 200, with the status as
code and, for content that was flagged, `metadata.reasons`.
"""

from dataclasses import replace

from canvas.nodes.ports import MediaFile
from workers.backends.providers import client, files, forms, openai_dialect, openai_stream, verdict
from workers.backends.providers.exchange import Bounds, Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job

# A long answer or four large pictures, as base64.
BOUNDS = Bounds(240.0, 80_000_000)
_REFUSALS = {"content_policy_violation", "moderation_blocked", "content_filter"}
_NO_ACCESS = {401, 402, 403}


async def place(account: Account, file: MediaFile) -> str:
    """Files travel inside the request."""
    return files.data_uri(file)


async def submit(account: Account, job: Job) -> Answer:
    """Asks, and waits for the answer."""
    kind = job.endpoint.partition("/")[0]
    url = f"{account.url}/{openai_dialect.PATHS[kind]}"
    body = openai_dialect.request(job.endpoint, job.body)
    headers = {"authorization": f"Bearer {account.key}", "idempotency-key": job.key}
    if kind in openai_dialect.FORMS:
        fields, parts = forms.split(body, openai_dialect.FILES)
        reply = await client.hand_in_form(url, headers, fields, parts, BOUNDS)
    elif kind == "chat":
        writing = openai_stream.Writing(job.say)
        reply = await client.hand_in(url, headers, body | {"stream": True}, BOUNDS, writing)
    else:
        bounds = replace(BOUNDS, binary=kind == "speech")
        reply = await client.hand_in(url, headers, body, bounds)
    _raise_for(account, reply)
    return Answer(openai_dialect.results(kind, reply.body))


def _raise_for(account: Account, reply: Reply) -> None:
    """Raises why a call failed: refused, transient or permanent."""
    error = reply.body.get("error") if isinstance(reply.body, dict) else None
    if reply.status < 400 and not error:
        return
    error = error if isinstance(error, dict) else {}
    code, name = error.get("code"), account.name
    status = code if reply.status < 400 and isinstance(code, int) else reply.status
    reason = verdict.words(error.get("message"))
    metadata = error.get("metadata")
    if code in _REFUSALS or (isinstance(metadata, dict) and metadata.get("reasons")):
        raise RefusedError(f"{name} refused the content: {reason}")
    # OpenAI says "too many requests" of an account without money, too: that does not pass.
    if status in _NO_ACCESS or code == "insufficient_quota":
        raise PermanentError(f"{name} did not let this server in: {reason}", code="provider_key")
    if status >= 500 or status in {200, 408, 409, 429}:
        message = f"{name} is not available: {reason}"
        raise TransientError(message, retry_after=reply.retry_after, job_is_over=True)
    raise PermanentError(f"{name} did not accept this: {reason}")
