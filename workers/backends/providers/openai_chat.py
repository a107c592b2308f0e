"""Chat completions: a question with pictures as messages, and the words of the answer."""

from collections.abc import Mapping
from typing import Any

from workers.backends.providers.failures import RefusedError, TransientError

_MESSAGE = {"prompt", "system_prompt", "image", "images"}


def request(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked as messages; the rest are settings."""
    pictures = [*values.get("images", ()), *filter(None, [values.get("image")])]
    parts = [{"type": "image_url", "image_url": {"url": picture}} for picture in pictures]
    content = [{"type": "text", "text": values["prompt"]}, *parts]
    asked = [{"role": "user", "content": content if parts else values["prompt"]}]
    if system := values.get("system_prompt"):
        asked.insert(0, {"role": "system", "content": system})
    settings = {key: value for key, value in values.items() if key not in _MESSAGE}
    return {"messages": asked, **settings}


def results(body: Any) -> dict[str, Any]:
    """The words of the first answer. Raises BackendError."""
    try:
        choice = body["choices"][0]
        text = choice["message"].get("content") or choice["message"].get("refusal")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise TransientError("The answer has no words in it") from None
    if choice.get("finish_reason") == "content_filter":
        raise RefusedError("The provider's content filter stopped the answer")
    return {"text": text}
