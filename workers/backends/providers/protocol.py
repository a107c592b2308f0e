"""What the engine asks of a provider of hosted models.

A provider is a module with these functions. A job is handed in once, asked after as often as
needed, and fetched once it is done; each call may be made by another process than the last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from canvas.nodes.ports import MediaFile
from workers.backends.providers.names import NAMES
from workers.backends.providers.service import Service

# How a provider finds a job again: its id and addresses, as JSON.
Ticket: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Account:
    """Where a provider listens, and with which key; of a service in the admin, what it is like."""

    provider: str
    url: str
    key: str = field(repr=False)
    upload_url: str = ""
    service: Service | None = None

    @property
    def name(self) -> str:
        """What people call the provider."""
        return self.service.name if self.service else NAMES[self.provider]


@dataclass(frozen=True)
class Job:
    """One call of a hosted model: the route without its prefix, and the provider's own request.

    `key` names the job to a provider that recognises one that it is handed twice. A provider that
    writes words while one waits tells `say` each piece; it must not block.
    """

    endpoint: str
    body: Mapping[str, Any]
    key: str
    say: Callable[[str], None] = field(default=lambda piece: None, compare=False)


@dataclass(frozen=True)
class Report:
    """How far a job is. `position` counts those before it in the provider's queue."""

    state: Literal["queued", "running", "over"]
    position: int | None = None


@dataclass(frozen=True)
class Answer:
    """What a job made: the provider's own JSON."""

    results: Mapping[str, Any]


class Provider(Protocol):
    """All of it is bounded in time, and raises only the errors of `failures`."""

    async def place(self, account: Account, file: MediaFile) -> str:
        """An address under which the provider finds a file of ours."""

    async def submit(self, account: Account, job: Job) -> Ticket | Answer:
        """Hands a job in; a provider without a queue answers at once."""


class Queue(Provider, Protocol):
    """A provider that takes its time: a job is asked after until it is over."""

    async def poll(self, account: Account, ticket: Ticket) -> Report:
        """How far the job is; "over" whether it succeeded or not."""

    async def collect(self, account: Account, ticket: Ticket) -> Answer:
        """The results of a job that is over. Raises why it failed."""

    async def cancel(self, account: Account, ticket: Ticket) -> None:
        """Asks the provider to stop; one that is over already is no error."""
