"""Holds parsed bodies and query strings against the contract."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

from api.contract.components import SCHEMAS
from api.contract.shapes import Shape
from api.refusals import InvalidFieldError

_MOST_WORDS = 300


def check_body(shape: Shape, body: dict[str, Any]) -> None:
    """Raises InvalidFieldError, which names the first field that is wrong."""
    error = next(_validator(json.dumps(shape, sort_keys=True)).iter_errors(body), None)
    if error is not None:
        raise _refusal(error)


def read_query(shapes: Mapping[str, Shape], query: Mapping[str, str]) -> dict[str, Any]:
    """The declared parameters of a query string in their types; absent ones are left out.

    Raises InvalidFieldError.
    """
    found: dict[str, Any] = {}
    for name, shape in shapes.items():
        if name in query:
            found[name] = _typed(name, shape, query[name])
    check_body({"type": "object", "properties": dict(shapes)}, found)
    return found


def _typed(name: str, shape: Shape, text: str) -> Any:
    if "\0" in text:
        raise InvalidFieldError(f"{name} holds a NUL character", field=name)
    if shape.get("type") == "integer" and text.isascii() and text.isdigit():
        return int(text[:18])
    if shape.get("type") == "boolean" and text in {"true", "false"}:
        return text == "true"
    return text


def _refusal(error: jsonschema_rs.ValidationError) -> InvalidFieldError:
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in _path(error))
    name = place.lstrip(".") or "body"
    return InvalidFieldError(f"{name}: {error.message[:_MOST_WORDS]}", field=name[:200])


def _path(error: jsonschema_rs.ValidationError) -> list[str | int]:
    return list(error.instance_path)


@lru_cache(maxsize=256)
def _validator(shape: str) -> jsonschema_rs.Validator:
    root = {**json.loads(shape), "components": {"schemas": SCHEMAS}}
    return jsonschema_rs.validator_for(root, validate_formats=True)
