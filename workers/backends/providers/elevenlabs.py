"""ElevenLabs: https://elevenlabs.io/docs/api-reference.

All of it answers at once: with the recording itself, or with `{"text": …}`. An endpoint is the
path and, behind a slash, the model; a voice goes into the path. Errors are `{"detail": …}`: an
object with `code` (once `status`) and `message`, a list for a bad field, or a text.
"""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from canvas.nodes.ports import MediaFile
from workers.backends.providers import client, elevenlabs_voices, files, forms, verdict
from workers.backends.providers.exchange import Bounds, Reply
from workers.backends.providers.protocol import Account, Answer, Job

# Ten minutes of music.
BOUNDS = Bounds(300.0, 80_000_000)
_TEXT = "speech-to-text"
_FILES = {"audio", "file"}
_REFUSALS = {"content_against_policy"}


async def place(account: Account, file: MediaFile) -> str:
    """Files travel inside the request."""
    return files.data_uri(file)


async def submit(account: Account, job: Job) -> Answer:
    """Asks, and waits for the answer."""
    kind, _, model = job.endpoint.partition("/")
    headers, url = {"xi-api-key": account.key}, f"{account.url}/{kind}"
    if voice := job.body.get("voice"):
        url += f"/{quote(await elevenlabs_voices.find(account, voice), safe='')}"
    body, bounds = request(model, job.body), replace(BOUNDS, binary=kind != _TEXT)
    headers["accept"] = "*/*"
    if _FILES & set(body):
        reply = await client.hand_in_form(url, headers, *forms.split(body, _FILES), bounds)
    else:
        reply = await client.hand_in(url, headers, body, bounds)
    raise_for(reply)
    if kind == _TEXT:
        return Answer(verdict.body_of("elevenlabs", reply))
    recording = base64.b64encode(reply.body).decode()
    return Answer({"audio": {"url": f"data:audio/mpeg;base64,{recording}"}})


def request(model: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is sent: everything but the voice, and the model where there are several."""
    body = {key: value for key, value in values.items() if key != "voice"}
    return body | ({"model_id": model} if model else {})


def raise_for(reply: Reply) -> None:
    """Raises why a call failed: refused, transient or permanent."""
    detail = reply.body.get("detail") if isinstance(reply.body, dict) else None
    if isinstance(detail, dict):
        refused = bool(_REFUSALS & {str(detail.get("code")), str(detail.get("status"))})
        reason = str(detail.get("message") or "")
        verdict.raise_for("elevenlabs", reply, reason, refused=refused)
    verdict.raise_for("elevenlabs", reply, verdict.sentence(detail))
