"""A context that remembers, and clean shelves for warm models."""

from collections.abc import Iterator

import PIL.Image
import pytest

from canvas.nodes.context import CancelledError
from workers.backends.local import residency


class Notes:
    """A node context that writes down what it is told; cancels after `stop_after` checks."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.fractions: list[float] = []
        self.steps: list[tuple[int | None, int | None]] = []
        self.previews: list[PIL.Image.Image] = []
        self.warnings: list[str] = []
        self.written: list[str] = []
        self.checks = 0
        self.stop_after = stop_after

    def progress(
        self, fraction: float, *, step: int | None = None, total_steps: int | None = None
    ) -> None:
        self.fractions.append(fraction)
        self.steps.append((step, total_steps))

    def preview(self, image: PIL.Image.Image) -> None:
        self.previews.append(image)

    def check_cancelled(self) -> None:
        self.checks += 1
        if self.stop_after is not None and self.checks > self.stop_after:
            raise CancelledError

    def write(self, piece: str) -> None:
        self.written.append(piece)

    def warn(self, message: str) -> None:
        self.warnings.append(message)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture(autouse=True, scope="session")
def _free_models() -> Iterator[None]:
    yield
    residency.free_all()
