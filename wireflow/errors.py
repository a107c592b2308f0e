"""A failure is declared once, raised anywhere, and rendered in one place (`api.errors`)."""

from typing import Any, ClassVar


class WireflowError(Exception):
    """A refusal the caller may read.

    `message` becomes `error` in the JSON answer, `details` stand beside it, `status` is the HTTP
    status and `code` the stable name clients test; `retry_after` are seconds to wait.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_request"
    retry_after: int | None = None

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class NotFoundError(WireflowError):
    """Unknown, or another team's: the two are never told apart."""

    status = 404
    code = "not_found"


class ConflictError(WireflowError):
    """The thing is in a state that does not allow the request."""

    status = 409
    code = "conflict"


class ForbiddenError(WireflowError):
    """The member's role or the key's scopes do not allow it."""

    status = 403
    code = "forbidden"


class TooManyRequestsError(WireflowError):
    """A limit of the plan is reached; `most` is its number, `retry_after` seconds to wait."""

    status = 429
    code = "rate_limited"
    retry_after: int

    def __init__(self, message: str, *, limit: str, most: int, retry_after: int) -> None:
        super().__init__(message, limit=limit, retryAfter=retry_after)
        self.most = most
        self.retry_after = retry_after
