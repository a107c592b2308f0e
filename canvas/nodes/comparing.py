"""Comparing values of any kind, as people mean it: 10 is more than 9, also where both are text."""

from typing import Any, Literal, TypeAlias, get_args

from canvas.nodes.context import NodeError
from canvas.nodes.texts import as_text

Operator: TypeAlias = Literal[
    "equals",
    "differs from",
    "is more than",
    "is at least",
    "is less than",
    "is at most",
    "contains",
    "starts with",
    "ends with",
    "is empty",
    "is not empty",
    "is true",
    "is false",
]
OPERATORS: tuple[str, ...] = get_args(Operator)

_FALSE = {"", "false", "no", "off", "0", "null", "none"}


def holds(a: Any, operator: Operator, b: Any, *, ignore_case: bool = False) -> bool:
    """Whether a comparison is true. Those of one value alone leave `b` out.

    Raises NodeError where two values have no order.
    """
    match operator:
        case "is empty":
            return is_blank(a)
        case "is not empty":
            return not is_blank(a)
        case "is true":
            return is_true(a)
        case "is false":
            return not is_true(a)
        case "equals":
            return _equal(a, b, ignore_case=ignore_case)
        case "differs from":
            return not _equal(a, b, ignore_case=ignore_case)
        case "contains":
            return _contains(a, b, ignore_case=ignore_case)
        case "starts with" | "ends with":
            whole, part = _folded(a, ignore_case), _folded(b, ignore_case)
            return whole.startswith(part) if operator == "starts with" else whole.endswith(part)
    return _ordered(a, operator, b)


def is_blank(value: Any) -> bool:
    """Nothing, white space, or a list or object without anything in it."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == {}


def is_true(value: Any) -> bool:
    """Whether a value counts as yes: also a text does, save those that say no."""
    if isinstance(value, str):
        return value.strip().lower() not in _FALSE
    return bool(value)


def as_number(value: Any) -> float | None:
    """A number, or a text that is one and nothing else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    try:
        return float(value) if isinstance(value, str) and len(value) < 40 else None
    except ValueError:
        return None


def _equal(a: Any, b: Any, *, ignore_case: bool) -> bool:
    numbers = as_number(a), as_number(b)
    if None not in numbers:
        return numbers[0] == numbers[1]
    if isinstance(a, bool) or isinstance(b, bool):
        return is_true(a) == is_true(b)
    if isinstance(a, str) or isinstance(b, str):
        return _folded(a, ignore_case) == _folded(b, ignore_case)
    return bool(a == b)


def _contains(a: Any, b: Any, *, ignore_case: bool) -> bool:
    if isinstance(a, list):
        return any(_equal(one, b, ignore_case=ignore_case) for one in a)
    if isinstance(a, dict):
        return as_text(b) in a
    return _folded(b, ignore_case) in _folded(a, ignore_case)


def _ordered(a: Any, operator: str, b: Any) -> bool:
    """Nothing is neither more nor less than anything."""
    if is_blank(a) or is_blank(b):
        return False
    first, second = as_number(a), as_number(b)
    left: Any = first
    right: Any = second
    if first is None or second is None:
        if not (isinstance(a, str) and isinstance(b, str)):
            raise NodeError("Only two numbers or two texts can be more or less than each other.")
        left, right = a, b
    match operator:
        case "is more than":
            return bool(left > right)
        case "is at least":
            return bool(left >= right)
        case "is less than":
            return bool(left < right)
    return bool(left <= right)


def _folded(value: Any, ignore_case: bool) -> str:
    text = as_text(value)
    return text.casefold() if ignore_case else text
