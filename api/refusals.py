"""The API's own refusals; those of the domain are raised where they arise."""

from wireflow.errors import WireflowError


class InvalidJsonError(WireflowError):
    """The body is not acceptable JSON."""

    status = 400
    code = "invalid_json"


class InvalidFieldError(WireflowError):
    """A field of the body or the query has the wrong type or value; details name it."""

    status = 400
    code = "invalid_field"


class BodyTooLargeError(WireflowError):
    """The body is over its limit."""

    status = 413
    code = "body_too_large"


class UnauthorizedError(WireflowError):
    """No key, a key that is not one, or one that ended."""

    status = 401
    code = "unauthorized"


class IdempotencyConflictError(WireflowError):
    """The key was used before, with another body."""

    status = 422
    code = "idempotency_key_reused"


class InFlightError(WireflowError):
    """The first call with this key has not been answered yet."""

    status = 409
    code = "idempotent_call_in_flight"
