"""How a running node reaches the world: only through its context."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import PIL.Image

from canvas.nodes.ports import JsonValue


class NodeError(Exception):
    """A failure that trying again will not mend, told in the user's words."""

    def __init__(self, message: str) -> None:
        """Keep the message: it is shown on the node."""
        super().__init__(message)
        self.message = message


class CancelledError(Exception):
    """The execution was cancelled while the node ran."""


@dataclass(frozen=True)
class Answer:
    """What a server on the web answered; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class NodeContext(Protocol):
    """What the runner hands to a node function that asks for it by annotation."""

    def progress(
        self, fraction: float, *, step: int | None = None, total_steps: int | None = None
    ) -> None:
        """Report how much is done, 0 to 1."""

    def preview(self, image: PIL.Image.Image) -> None:
        """Show the picture as it is so far."""

    def write(self, piece: str) -> None:
        """Show the next piece of the text that the node is writing; its result is the whole.

        Does not block, so that event loops may call it. Raises CancelledError.
        """

    def check_cancelled(self) -> None:
        """Raise CancelledError if the execution was cancelled."""

    def warn(self, message: str) -> None:
        """Show the user a remark beside the result."""

    def fetch(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str],
        content: bytes,
        seconds: float,
        most_bytes: int,
    ) -> Answer:
        """One exchange with a public server, of at most so many seconds and bytes.

        Raises an error in the user's words for an address that nobody is sent to, and for no
        answer.
        """

    def deliver(self, address: str, value: JsonValue) -> None:
        """Send a value to a receiver as a signed message, once, and again until it is taken.

        Raises an error in the user's words for an address that nobody is sent to.
        """
