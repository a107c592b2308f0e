"""A node context that only remembers what it was told."""

import PIL.Image


class QuietContext:
    def __init__(self) -> None:
        self.warnings: list[str] = []

    def progress(
        self, fraction: float, *, step: int | None = None, total_steps: int | None = None
    ) -> None:
        pass

    def preview(self, image: PIL.Image.Image) -> None:
        pass

    def check_cancelled(self) -> None:
        pass

    def warn(self, message: str) -> None:
        self.warnings.append(message)
