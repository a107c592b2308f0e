"""JSON in texts, also as models write it."""

import json
import math
import re

from canvas.nodes.context import NodeError
from canvas.nodes.ports import Json

# What models put around JSON when they are asked for nothing but JSON.
_FENCE = re.compile(r"\s*```[A-Za-z0-9]*\s*\n(.*?)\n?\s*```\s*", re.DOTALL)


def parsed(text: str) -> Json:
    """The value a text holds, with or without a code fence. Raises NodeError when it is no JSON."""
    fenced = _FENCE.fullmatch(text)
    try:
        value: Json = json.loads(
            fenced[1] if fenced else text, parse_constant=_refuse, parse_float=_finite
        )
        # What no database keeps: half of a pair of surrogates, and the character of number zero.
        kept = json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NodeError(f"The text is no JSON: {error.msg} at {place}.") from None
    except (ValueError, RecursionError):
        raise NodeError("The text is no JSON that can be read.") from None
    if b"\\u0000" in kept:
        raise NodeError("The text holds a character that cannot be kept: number zero.")
    return value


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


def _refuse(constant: str) -> None:
    raise ValueError(constant)
