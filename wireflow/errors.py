"""A failure is declared once, raised anywhere, and rendered in one place (`api.errors`)."""

from typing import Any, ClassVar


class WireflowError(Exception):
    """A refusal the caller may read.

    `message` becomes `error` in the JSON answer, `details` stand beside it, `status` is the HTTP
    status and `code` the stable name clients test.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_request"

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
