"""Reckoning."""

import math
from typing import Literal

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.ports import Number
from canvas.nodes.utilities.number import NUMBER

# Beyond this neighbours cannot be told apart, and no canvas needs it.
LARGEST = 1e15


@node(
    "utility:math",
    label="Math",
    keywords="add subtract multiply divide modulo power arithmetic calculate expression",
    **NUMBER,
)
def math_(
    a: Number = 0,
    b: Number = 0,
    *,
    operation: Literal[
        "add", "subtract", "multiply", "divide", "remainder", "power", "min", "max", "average"
    ] = "add",
) -> Number:
    """Reckon with two numbers."""
    if operation in ("divide", "remainder") and b == 0:
        raise NodeError("Nothing can be divided by zero.")
    if operation == "power" and a == 0 and b < 0:
        raise NodeError("Zero has no negative powers.")
    match operation:
        case "add":
            return checked(a + b)
        case "subtract":
            return checked(a - b)
        case "multiply":
            return checked(a * b)
        case "divide":
            return checked(a / b)
        case "remainder":
            return checked(a % b)
        case "power":
            return _power(a, b)
        case "min":
            return min(a, b)
        case "max":
            return max(a, b)
    return checked((a + b) / 2)


def checked(number: float) -> float:
    """Pass a result on. Raises NodeError for what is no number, or too large to be exact."""
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise NodeError("The result is too large.")
    return number


def _power(base: float, exponent: float) -> float:
    if base < 0 and not float(exponent).is_integer():
        raise NodeError("A negative number has no root that is a number.")
    try:
        # As floats: whole numbers could fill the memory with digits.
        result = math.pow(base, exponent)
    except OverflowError:
        raise NodeError("The result is too large.") from None
    return checked(result)
