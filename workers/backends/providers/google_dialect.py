"""How Gemini is told what a node says."""

from collections.abc import Mapping
from typing import Any

_MESSAGE = {"prompt", "images", "system_prompt", "enable_web_search"}


def request(values: Mapping[str, Any]) -> dict[str, Any]:
    """One message of words and pictures; "auto" is what it does when it is told nothing."""
    body = {key: value for key, value in values.items() if key not in _MESSAGE}
    if body.get("aspect_ratio") == "auto":
        del body["aspect_ratio"]
    parts = [{"text": values["prompt"]}, *map(_inline, values.get("images", ()))]
    shape = {
        theirs: body.pop(ours)
        for ours, theirs in (("aspect_ratio", "aspectRatio"), ("resolution", "imageSize"))
        if ours in body
    }
    config = {"responseModalities": ["IMAGE"], **body}
    asked: dict[str, Any] = {
        "contents": [{"role": "user", "parts": parts}],
        "generationConfig": config | ({"imageConfig": shape} if shape else {}),
    }
    if system := values.get("system_prompt"):
        asked["systemInstruction"] = {"parts": [{"text": system}]}
    if values.get("enable_web_search"):
        asked["tools"] = [{"googleSearch": {}}]
    return asked


def _inline(address: str) -> dict[str, Any]:
    head, _, data = address.partition(",")
    content_type = head.removeprefix("data:").removesuffix(";base64")
    return {"inlineData": {"mimeType": content_type, "data": data}}
