"""Strict JSON: what a lenient parser lets through becomes a 500 or a hole later."""

import json
import math
from collections.abc import Mapping
from typing import IO, Any

from django.http import UnreadablePostError
from rest_framework.parsers import BaseParser

from api.refusals import BodyTooLargeError, InvalidJsonError

MAX_BYTES = 1_000_000
MAX_DEPTH = 32


class StrictJsonParser(BaseParser):
    """Parses a body of at most 1 MB whose root is an object (see `parse`)."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        try:
            body: bytes = stream.read(MAX_BYTES + 1)
        except UnreadablePostError as error:
            raise InvalidJsonError("The request body ended early") from error
        return parse(body)


def parse(body: bytes) -> dict[str, Any]:
    """The object in a JSON text.

    Raises BodyTooLargeError over 1 MB; InvalidJsonError for malformed text, over 32 levels,
    infinite or NaN numbers, duplicate keys, NUL or lone surrogates, or another root.
    """
    if len(body) > MAX_BYTES:
        raise BodyTooLargeError(f"The body may be at most {MAX_BYTES} bytes long")
    if not body.strip():
        return {}
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidJsonError("The body is not valid UTF-8") from None
    _check_depth(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=_finite
        )
    except ValueError as error:
        raise InvalidJsonError(f"The body is not valid JSON: {error}") from error
    _check_text(value)
    if not isinstance(value, dict):
        raise InvalidJsonError("The body must be a JSON object")
    return value


def _check_depth(text: str) -> None:
    # Before parsing: a hundred thousand "[" would exhaust the parser's stack.
    depth = 0
    inside = escaped = False
    for sign in text:
        if inside:
            inside = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            inside = True
        elif sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise InvalidJsonError(f"The body is nested deeper than {MAX_DEPTH} levels")
        elif sign in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InvalidJsonError("The body has an object with the same key twice")
    return found


def _refuse_constant(name: str) -> float:
    raise InvalidJsonError(f"{name} is not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise InvalidJsonError(f"{text} is too large a number")
    return number


def _check_text(value: Any) -> None:
    if isinstance(value, str):
        if "\0" in value:
            raise InvalidJsonError("The body holds a NUL character")
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise InvalidJsonError("The body holds half of a surrogate pair")
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key)
            _check_text(item)
    elif isinstance(value, list):
        for item in value:
            _check_text(item)


class AnyJsonParser(StrictJsonParser):
    """Takes JSON by any name: `text/plain` from a form's beacon, `application/cloudevents+json`."""

    media_type = "*/*"
