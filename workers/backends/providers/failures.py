"""How a call to a provider fails, in four kinds that the engine treats differently."""

from workers.backends.protocol import BackendError


class TransientError(BackendError):
    """It may pass: too many requests, an overloaded or broken server, a network that failed."""

    default_code = "provider_unavailable"

    def __init__(self, message: str, *, retry_after: float = 0, job_is_over: bool = False) -> None:
        super().__init__(message, retryable=True, retry_after=retry_after, job_is_over=job_is_over)


class PermanentError(BackendError):
    """The same call would fail again."""

    default_code = "provider_rejected"


class RefusedError(BackendError):
    """The provider will not make this: its rules forbid the content. No other route is tried."""

    default_code = "content_refused"
    elsewhere = False


class UncertainError(BackendError):
    """Nobody knows whether the provider took the job; handed in again, it might be paid twice."""

    default_code = "submission_unknown"
    elsewhere = False
