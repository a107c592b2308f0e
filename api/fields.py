"""Reads fields of a parsed body or query: a wrong type is a 400 that names the field."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from api.refusals import InvalidFieldError

T = TypeVar("T")

_KINDS: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "an object",
}


def optional(body: Mapping[str, Any], name: str, kind: type[T], default: T) -> T:
    """The field, or the default where it is absent or null. Raises InvalidFieldError."""
    value = body.get(name)
    if value is None:
        return default
    # In Python true is an int; in JSON it is not.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InvalidFieldError(f"{name} must be {_KINDS[kind]}", field=name)
    return value


def text(body: Mapping[str, Any], name: str, default: str, *, most: int, least: int = 0) -> str:
    """A text of `least` to `most` characters. Raises InvalidFieldError."""
    value = optional(body, name, str, default)
    if not least <= len(value) <= most:
        raise InvalidFieldError(f"{name} must have {least} to {most} characters", field=name)
    return value


def strings(body: Mapping[str, Any], name: str, *, most: int) -> list[str]:
    """A list of at most `most` texts. Raises InvalidFieldError."""
    value = optional(body, name, list, [])
    if len(value) > most or not all(isinstance(item, str) and len(item) <= 60 for item in value):
        raise InvalidFieldError(f"{name} must be a list of at most {most} texts", field=name)
    return value


def limit(query: Mapping[str, str], *, most: int = 100, default: int = 20) -> int:
    """`?limit=`, 1 to `most`. Raises InvalidFieldError."""
    given = query.get("limit", str(default))
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:9]) <= most:
        raise InvalidFieldError(f"limit must be a whole number from 1 to {most}", field="limit")
    return int(given)


def cursor(query: Mapping[str, str], name: str = "cursor") -> UUID | None:
    """`?cursor=`: the id of the last item seen. Raises InvalidFieldError."""
    given = query.get(name)
    if not given:
        return None
    try:
        return UUID(given)
    except ValueError:
        raise InvalidFieldError(f"{name} is not one this server gave out", field=name) from None
