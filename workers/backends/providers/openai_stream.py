"""Chat completions as they are written: Server-Sent Events, put together into the whole answer.

https://platform.openai.com/docs/api-reference/chat-streaming. OpenRouter sends comments while a
model warms up, and an error in mid-answer as an event with `error`.
"""

import json
from collections.abc import Callable
from typing import Any

DONE = "[DONE]"


class Writing:
    """Reads the events of one answer, and says each piece of its text at once."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._rest = b""
        self._text: list[str] = []
        self._refusal: list[str] = []
        self._reason: str | None = None
        self._error: Any = None
        self._over = False

    def feed(self, part: bytes) -> None:
        """The next bytes, cut anywhere. Whatever `say` raises ends the reading."""
        # Lines are whole before they are decoded: a character may be cut in two.
        *lines, self._rest = (self._rest + part).split(b"\n")
        for line in lines:
            text = line.strip().decode(errors="replace")
            if text.startswith("data:"):
                self._hear(text.removeprefix("data:").strip())

    def answer(self) -> Any:
        """The answer as it would have come in one piece; None where it broke off."""
        if self._error is not None:
            return {"error": self._error}
        if not self._over:
            return None
        message = {"content": "".join(self._text), "refusal": "".join(self._refusal)}
        return {"choices": [{"message": message, "finish_reason": self._reason}]}

    def _hear(self, data: str) -> None:
        if data == DONE:
            self._over = True
            return
        try:
            event = json.loads(data)
            error = event.get("error")
            choice = (event.get("choices") or [{}])[0]
            delta = choice.get("delta") or {}
        except (ValueError, AttributeError, IndexError, TypeError, KeyError):
            return
        if error:
            self._error = error
        if reason := choice.get("finish_reason"):
            self._reason, self._over = reason, True
        for name, said in (("content", self._text), ("refusal", self._refusal)):
            if isinstance(piece := delta.get(name), str) and piece:
                said.append(piece)
                self._say(piece)
