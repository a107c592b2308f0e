"""The one renderer of failures: `{"error", "code", "requestId", …details}`, never HTML."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response

from api.throttling import drawn_by
from wireflow.errors import TooManyRequestsError, WireflowError

logger = logging.getLogger(__name__)

PLAIN = {
    400: ("Bad request", "bad_request"),
    401: ("Missing Authorization header", "unauthorized"),
    403: ("Forbidden", "forbidden"),
    404: ("Not found", "not_found"),
    405: ("Method not allowed", "method_not_allowed"),
    406: ("Not acceptable", "not_acceptable"),
    413: ("The body is too large", "body_too_large"),
    415: ("Unsupported media type", "unsupported_media_type"),
    500: ("Internal server error", "internal_error"),
}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. None hands an unexpected error to Django, which logs it."""
    request = context["request"]
    headers: dict[str, str] = {}
    if isinstance(error, WireflowError):
        answer = body(request, error.status, error.message, error.code, **error.details)
        code = error.status
        if error.retry_after is not None:
            headers["Retry-After"] = str(error.retry_after)
    elif isinstance(error, exceptions.APIException):
        code = error.status_code
        answer = body(request, code, _text(error))
    elif isinstance(error, Http404 | PermissionDenied | SuspiciousOperation | RequestDataTooBig):
        code = _django_status(error)
        answer = body(request, code)
    else:
        logger.exception("request %s failed", getattr(request, "request_id", ""))
        code, answer = 500, body(request, 500)
    if code == status.HTTP_401_UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooManyRequestsError):
        request._request.drawn = drawn_by(error)
    return Response(answer, status=code, headers=headers)


def body(
    request: Any, status_code: int, message: str = "", code: str = "", **details: Any
) -> dict[str, Any]:
    """The JSON of a failure."""
    plain, stable = PLAIN.get(status_code, ("The request failed", "error"))
    return {
        "error": message or plain,
        "code": code or stable,
        "requestId": getattr(request, "request_id", ""),
        **details,
    }


def _text(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.UnsupportedMediaType | exceptions.MethodNotAllowed):
        return str(error.detail)
    if isinstance(error, exceptions.PermissionDenied):
        return str(error.detail)
    return ""


def _django_status(error: Exception) -> int:
    if isinstance(error, Http404):
        return 404
    if isinstance(error, PermissionDenied):
        return 403
    return 413 if isinstance(error, RequestDataTooBig) else 400
