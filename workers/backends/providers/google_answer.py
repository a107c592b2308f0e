"""What Gemini's answer holds: the first candidate's pictures and words, and why it stopped."""

from collections.abc import Iterable, Mapping
from typing import Any


def pictures(answer: Any) -> list[dict[str, str]]:
    """The pictures of an answer as data addresses; sketches from its thoughts are none."""
    found = [part.get("inlineData") for part in _parts(answer) if not part.get("thought")]
    return [
        {"url": f"data:{one.get('mimeType')};base64,{one.get('data')}"}
        for one in found
        if isinstance(one, dict)
    ]


def said(answer: Any) -> str:
    """The words of an answer."""
    return " ".join(str(part["text"]) for part in _parts(answer) if part.get("text"))


def finish_reason(answer: Any) -> str:
    """Why it stopped; empty where it does not say."""
    return str(_candidate(answer).get("finishReason") or "")


def _candidate(answer: Any) -> Mapping[str, Any]:
    found = answer.get("candidates")
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, dict) else {}


def _parts(answer: Any) -> Iterable[Mapping[str, Any]]:
    content = _candidate(answer).get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
