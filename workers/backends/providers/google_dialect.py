"""How Gemini is told what a node says."""

from collections.abc import Mapping
from typing import Any

_MESSAGE = {"prompt", "images", "system_prompt", "enable_web_search"}
_SCENE = {"prompt", "image", "end_image", "images"}


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


def film(values: Mapping[str, Any]) -> dict[str, Any]:
    """A film from words, perhaps its first and its last picture, or pictures of what is in it.

    Films have sound in any case.
    """
    body = {key: value for key, value in values.items() if key not in _SCENE}
    scene: dict[str, Any] = {"prompt": values.get("prompt", "")}
    for ours, theirs in (("image", "image"), ("end_image", "lastFrame")):
        if picture := values.get(ours):
            scene[theirs] = _encoded(picture)
    if shown := values.get("images"):
        scene["referenceImages"] = [
            {"image": _encoded(picture), "referenceType": "asset"} for picture in shown
        ]
    if body.get("aspect_ratio") == "auto":
        del body["aspect_ratio"]
    if length := body.pop("duration", None):
        body["durationSeconds"] = int(str(length).removesuffix("s"))
    for ours, theirs in (("aspect_ratio", "aspectRatio"), ("negative_prompt", "negativePrompt")):
        if ours in body:
            body[theirs] = body.pop(ours)
    return {"instances": [scene], "parameters": body}


def _encoded(address: str) -> dict[str, str]:
    content_type, data = _split(address)
    return {"bytesBase64Encoded": data, "mimeType": content_type}


def _inline(address: str) -> dict[str, Any]:
    content_type, data = _split(address)
    return {"inlineData": {"mimeType": content_type, "data": data}}


def _split(address: str) -> tuple[str, str]:
    """Content type and base64 of a data URI."""
    head, _, data = address.partition(",")
    return head.removeprefix("data:").removesuffix(";base64"), data
