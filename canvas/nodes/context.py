"""How a running node reaches the world: only through its context."""

from typing import Protocol

import PIL.Image


class NodeError(Exception):
    """A failure that trying again will not mend, told in the user's words."""

    def __init__(self, message: str) -> None:
        """Keep the message: it is shown on the node."""
        super().__init__(message)
        self.message = message


class CancelledError(Exception):
    """The execution was cancelled while the node ran."""


class NodeContext(Protocol):
    """What the runner hands to a node function that asks for it by annotation."""

    def progress(
        self, fraction: float, *, step: int | None = None, total_steps: int | None = None
    ) -> None:
        """Report how much is done, 0 to 1."""

    def preview(self, image: PIL.Image.Image) -> None:
        """Show the picture as it is so far."""

    def check_cancelled(self) -> None:
        """Raise CancelledError if the execution was cancelled."""

    def warn(self, message: str) -> None:
        """Show the user a remark beside the result."""
