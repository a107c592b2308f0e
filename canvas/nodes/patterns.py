"""Regular expressions that people type: each has a second to find what it finds.

The `regex` package, unlike Python's own, can be told when to stop. It is loaded when first used.
"""

import math
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from canvas.nodes.context import NodeError

MAX_PATTERN = 1_000
MAX_MATCHES = 10_000
_SECONDS = 1.0
# Counted repeats are written out when a pattern is read: nested, they would fill the memory.
_MOST_REPEATS = 250_000
_COUNT = re.compile(r"\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")
# A pattern that calls itself, or a group of its own: how deep it goes, it keeps in memory.
_CALL = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")


def matches(pattern: str, text: str, *, ignore_case: bool) -> Iterator[Any]:
    """Every match, as Python's `re` gives them, from left to right.

    Raises NodeError for a pattern that cannot be read, takes too long, or matches too often.
    """
    _check(pattern)
    regex = import_module("regex")
    flags = regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    try:
        found = regex.compile(pattern, flags).finditer(text, timeout=_SECONDS)
        for number, match in enumerate(found):
            if number == MAX_MATCHES:
                raise NodeError(f"The pattern matches more than {MAX_MATCHES:,} times.")
            yield match
    except TimeoutError:
        raise NodeError("The pattern takes too long on this text. Make it simpler.") from None
    except (regex.error, RecursionError, OverflowError) as error:
        raise NodeError(f"The pattern cannot be read: {error}.") from None


def expanded(match: Any, template: str) -> str:
    r"""The replacement for a match: \1 and \g<name> stand for its groups.

    Raises NodeError for a group that the pattern does not have.
    """
    regex = import_module("regex")
    try:
        filled: str = match.expand(template)
    except (regex.error, IndexError) as error:
        raise NodeError(f"The replacement cannot be read: {error}.") from None
    return filled


def _check(pattern: str) -> None:
    if len(pattern) > MAX_PATTERN:
        raise NodeError(f"A pattern may have at most {MAX_PATTERN:,} characters.")
    if _CALL.search(pattern):
        raise NodeError("The pattern calls itself, which is not allowed.")
    counts = (max(int(low or 1), int(high or 1)) for low, high in _COUNT.findall(pattern))
    if math.prod(counts) > _MOST_REPEATS:
        raise NodeError("The pattern repeats too often. Use smaller counts in its braces.")
