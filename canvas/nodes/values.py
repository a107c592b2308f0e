"""Whether a value may be given to a field, and its plain form once it may."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.params import COLOUR, MAX_TEXT, Field
from canvas.nodes.ports import MEDIA, NOUNS, JsonValue, PortType, is_asset_reference
from canvas.nodes.spelling import closest

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# The kind of content of those ports whose name does not say it.
_CONTENT = {PortType.MASK: "image", PortType.MODEL3D: "model"}


@dataclass(frozen=True)
class Problem:
    """Why a value is refused. `rule` is stable; `message` follows the field's label."""

    rule: str
    message: str
    fix: str | None = None
    value: JsonValue = None  # what the fix would set, where it is one value


def is_empty(value: JsonValue) -> bool:
    """Whether a value counts as not given: nothing, blank text, an empty list."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == []


def find_problem(field: Field, value: JsonValue) -> Problem | None:
    """Check a literal value in its JSON form; None when it may be used.

    A list field takes one value or a list of them. An empty value is never a problem here:
    whether the field may stay empty is another question.
    """
    if value is None:
        return None
    if not field.multiple:
        return _problem_of_one(field, value)
    entries = value if isinstance(value, list) else [value]
    problems = (_problem_of_one(field, entry) for entry in entries)
    return next((problem for problem in problems if problem is not None), None)


def normalise(field: Field, value: JsonValue) -> JsonValue:
    """A checked value as the node receives it: lists as lists, whole numbers as integers."""
    if field.multiple:
        entries = value if isinstance(value, list) else [value]
        return [_whole(field, entry) for entry in entries]
    return _whole(field, value)


def accept(node_type: NodeType, values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The values a step is about to run with, checked once more and normalised, in JSON form.

    What came along a wire is known only now: a seed may be no whole number, a preview may have
    passed on a text where a picture is needed. Raises NodeError in the user's words. Text from a
    wire may be of any length, and a list empty, save where a model would have to make something of
    nothing.
    """
    accepted = dict(values)
    for key, field in node_type.fields.items():
        value = values.get(key)
        problem = find_problem(field, value)
        if problem is not None and problem.rule != "text_too_long":
            raise NodeError(f"“{field.label}” {problem.message}.")
        if field.required and (value is None or (value == [] and node_type.kind == "model")):
            raise NodeError(f"“{field.label}” is empty.")
        if value is not None:
            accepted[key] = normalise(field, value)
    return accepted


def _whole(field: Field, value: JsonValue) -> JsonValue:
    return int(value) if field.integer and isinstance(value, float) else value


def _problem_of_one(field: Field, value: JsonValue) -> Problem | None:
    if not _has_type(field, value):
        noun = "a whole number" if field.integer else NOUNS[field.type]
        if field.type in MEDIA:
            return Problem("wrong_type", f"must be {noun}: an uploaded file", None)
        return Problem("wrong_type", f"must be {noun}")
    if field.options and value not in field.options:
        return _not_an_option(field, value)
    if isinstance(value, str) and len(value) > MAX_TEXT:
        return Problem("text_too_long", f"may be at most {MAX_TEXT:,} characters long")
    if field.widget == COLOUR and not _COLOUR.fullmatch(str(value)):
        return Problem("not_a_colour", "must be a colour such as #7c9cff")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _out_of_range(field, value)
    return None


def _has_type(field: Field, value: JsonValue) -> bool:
    match field.type:
        case PortType.TEXT:
            return isinstance(value, str)
        case PortType.BOOLEAN:
            return isinstance(value, bool)
        case PortType.NUMBER:
            return _is_number(value, integer=field.integer)
        case PortType.JSON | PortType.ANY:
            return True
    return is_asset_reference(value) and _content_fits(field.type, value)


def _is_number(value: JsonValue, *, integer: bool) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, float):
        return math.isfinite(value) and (not integer or value.is_integer())
    return isinstance(value, int)


def _content_fits(port_type: PortType, value: JsonValue) -> bool:
    """A reference that states its content type must state a fitting one."""
    content_type = value.get("contentType") if isinstance(value, dict) else None
    if not isinstance(content_type, str):
        return True
    wanted = _CONTENT.get(port_type, port_type.value.lower())
    return content_type.startswith(f"{wanted}/")


def _not_an_option(field: Field, value: JsonValue) -> Problem:
    options = [str(option) for option in field.options]
    meant = closest(value, options) if isinstance(value, str) else None
    if meant is not None:
        wanted = field.options[options.index(meant)]
        return _out_of_options(options, f"Did you mean {meant}?", wanted)
    return _out_of_options(options, f"Choose one of: {', '.join(options)}")


def _out_of_options(options: list[str], fix: str, value: JsonValue = None) -> Problem:
    return Problem("not_an_option", f"must be one of: {', '.join(options)}", fix, value)


def _out_of_range(field: Field, value: int | float) -> Problem | None:
    low, high = field.min, field.max
    if (low is None or value >= low) and (high is None or value <= high):
        return None
    if low is not None and high is not None:
        bounds = f"must be between {_plain(low)} and {_plain(high)}"
    elif low is not None:
        bounds = f"must be at least {_plain(low)}"
    else:
        bounds = f"may be at most {_plain(high)}"
    nearest = high if high is not None and value > high else low
    return Problem("out_of_range", bounds, f"Set it to {_plain(nearest)}", nearest)


def _plain(bound: float | None) -> str:
    return f"{int(bound):,}" if bound is not None and bound == int(bound) else f"{bound:g}"
