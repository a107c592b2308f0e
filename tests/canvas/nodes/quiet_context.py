"""A node context that only remembers what it was told."""

from typing import Any

import PIL.Image

from canvas.nodes.context import Answer
from canvas.nodes.ports import JsonValue


class QuietContext:
    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.requests: list[dict[str, Any]] = []
        self.delivered: list[tuple[str, JsonValue]] = []
        self.answer = Answer(200, {"content-type": "application/json"}, b"{}")

    def progress(
        self, fraction: float, *, step: int | None = None, total_steps: int | None = None
    ) -> None:
        pass

    def preview(self, image: PIL.Image.Image) -> None:
        pass

    def write(self, piece: str) -> None:
        pass

    def check_cancelled(self) -> None:
        pass

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def fetch(self, method: str, address: str, **rest: Any) -> Answer:
        self.requests.append({"method": method, "address": address, **rest})
        return self.answer

    def deliver(self, address: str, value: JsonValue) -> None:
        self.delivered.append((address, value))
