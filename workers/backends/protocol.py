"""What the engine asks of a backend, whether local or hosted."""

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from canvas.nodes.context import NodeContext
from wireflow import redaction


@dataclass(frozen=True)
class ModelCall:
    """One run of a model. `values` holds ports and parameters by key, in their in-memory form."""

    node_type: str
    task: str
    route: str
    values: dict[str, Any]


class BackendError(Exception):
    """A model failed. `retryable` says whether the same call may succeed later.

    `retry_after` are the seconds that a provider asked to be left alone. `job_is_over`: asking for
    the same job again is no use, it must be handed in anew. `elsewhere` says whether the node
    type's next route may be tried.
    """

    default_code: ClassVar[str] = "backend_error"
    elsewhere: ClassVar[bool] = True

    def __init__(
        self,
        message: str,
        *,
        retryable: bool = False,
        code: str = "",
        retry_after: float = 0,
        job_is_over: bool = False,
    ) -> None:
        # Providers and networks word them, and may repeat the key they were given.
        self.message = redaction.cleaned(message)
        super().__init__(self.message)
        self.retryable = retryable
        self.code = code or self.default_code
        self.retry_after = retry_after
        self.job_is_over = job_is_over


class OutOfMemoryError(BackendError):
    """The device has too little memory for the model, even after everything else was freed."""

    default_code = "out_of_memory"


class Backend(Protocol):
    """Runs models of one family of routes."""

    def run(self, call: ModelCall, context: NodeContext) -> dict[str, Any]:
        """Results by output port, in their in-memory form. Raises BackendError."""
