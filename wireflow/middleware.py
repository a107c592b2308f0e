"""Names every request, and keeps secrets out of the log."""

import logging
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from uuid6 import uuid7

from wireflow import redaction

_CALLERS_OWN = re.compile(r"^[A-Za-z0-9._-]{1,64}$")


class RequestIdMiddleware:
    """Sets `request.request_id` and echoes it as `X-Request-Id`.

    The caller's own id is kept when it is 1–64 characters of `[A-Za-z0-9._-]`; else a UUIDv7.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.headers.get("X-Request-Id", "")
        request_id = sent if _CALLERS_OWN.match(sent) else str(uuid7())
        request.request_id = request_id  # type: ignore[attr-defined]  # our own attribute
        response = self.get_response(request)
        response["X-Request-Id"] = request_id
        return response


class RedactKeys(logging.Filter):
    """Replaces keys in log lines, ours and the providers': none may be readable in a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if (clean := redaction.cleaned(message)) != message:
            record.msg, record.args = clean, None
        if record.exc_info and not record.exc_text:
            # Formatters take it from here.
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redaction.cleaned(record.exc_text)
        return True
