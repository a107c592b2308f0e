"""Values as text, and how long texts and lists may become."""

import json
from typing import TypeVar

from canvas.nodes.context import NodeError
from canvas.nodes.ports import JsonValue

# More than may be typed: what flows along wires is mostly made by other nodes.
MAX_LENGTH = 200_000
MAX_ITEMS = 1_000

Item = TypeVar("Item")

# Typed into a field, these stand for what no key can put there.
_ESCAPES = {"\\n": "\n", "\\t": "\t"}


def as_text(value: JsonValue) -> str:
    """A text as it is, nothing as an empty one, anything else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def bounded(text: str, *, at_most: int = MAX_LENGTH) -> str:
    """Pass a text on. Raises NodeError when it is too long."""
    check_length(len(text), at_most=at_most)
    return text


def check_length(length: int, *, at_most: int = MAX_LENGTH) -> None:
    """Raises NodeError for a text of more characters than are allowed."""
    if length > at_most:
        raise NodeError(f"The text has {length:,} characters. At most {at_most:,} are allowed.")


def bounded_list(items: list[Item]) -> list[Item]:
    """Pass a list on. Raises NodeError when it is too long."""
    if len(items) > MAX_ITEMS:
        raise NodeError(f"The list has {len(items):,} entries. At most {MAX_ITEMS:,} are allowed.")
    return items


def unescaped(separator: str) -> str:
    """What somebody meant who typed \\n for a new line or \\t for a tab."""
    for written, meant in _ESCAPES.items():
        separator = separator.replace(written, meant)
    return separator
