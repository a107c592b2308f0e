"""How OpenAI's API says what a node says, by kind of work, and what it answers."""

import base64
from collections.abc import Mapping
from typing import Any

from workers.backends.providers import openai_chat
from workers.backends.providers.failures import TransientError

PATHS = {
    "chat": "chat/completions",
    "edits": "images/edits",
    "images": "images/generations",
    "speech": "audio/speech",
    "transcription": "audio/transcriptions",
}
FORMS = {"edits", "transcription"}
FILES = {"file", "image[]", "mask"}


def request(endpoint: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The request of an endpoint; a model that the node names goes before the endpoint's."""
    kind, _, model = endpoint.partition("/")
    if kind == "chat":
        return {"model": model} | openai_chat.request(values)
    # Several pictures are said so by the name of the field.
    names = {"image": "image[]"} if kind == "edits" else {}
    return {"model": model} | {names.get(key, key): value for key, value in values.items()}


def results(kind: str, body: Any) -> dict[str, Any]:
    """The results by their names here. Raises BackendError for an answer without any."""
    if kind == "chat":
        return openai_chat.results(body)
    if kind == "speech":
        return {"audio": {"url": f"data:audio/mpeg;base64,{base64.b64encode(body).decode()}"}}
    if kind == "transcription":
        return {"text": _field(body, "text", str, "words")}
    found = _field(body, "data", list, "pictures")
    inline = [one.get("b64_json") for one in found if isinstance(one, dict)]
    return {"images": [{"url": f"data:image/png;base64,{data}"} for data in inline if data]}


def _field(body: Any, name: str, kind: type, what: str) -> Any:
    found = body.get(name) if isinstance(body, dict) else None
    if not isinstance(found, kind):
        raise TransientError(f"The answer has no {what} in it")
    return found
