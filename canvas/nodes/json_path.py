"""Paths into JSON: names, indexes, slices, wildcards and descent, as in RFC 9535.

`$` at the beginning may be left out, and so may the dot after it. Filters are not known.
"""

import re
from collections.abc import Iterator
from typing import Any

from canvas.nodes.context import NodeError

MAX_PATH = 500
MAX_FOUND = 1_000

_STEP = re.compile(
    r"""(?P<deep>\.\.)?                                   # descent
    (?: \.? (?P<name>[^\s.\[\]'"*]+) | \.?(?P<any>\*)     # a name, or all of them
      | \[ \s* (?: '(?P<single>[^']*)' | "(?P<double>[^"]*)" | (?P<star>\*)
          | (?P<slice>-?\d* \s* : \s* -?\d* (?:\s*:\s*-?[1-9]\d*)?) | (?P<index>-?\d+) ) \s* \] )
    """,
    re.VERBOSE,
)


def find(value: Any, path: str) -> list[Any]:
    """Everything at a path, in the document's order; the value itself for an empty path.

    Raises NodeError for a path that cannot be read, or that leads to more than MAX_FOUND values.
    """
    found = [value]
    for step in _steps(path):
        following: list[Any] = []
        for one in found:
            sources = _descendants(one) if step["deep"] else [one]
            for source in sources:
                following.extend(_taken(source, step))
                if len(following) > MAX_FOUND:
                    raise NodeError(f"The path leads to more than {MAX_FOUND:,} values.")
        found = following
    return found


def first(value: Any, path: str) -> Any:
    """The first of what lies at a path, or None. Raises NodeError as `find` does."""
    return next(iter(find(value, path)), None)


def _steps(path: str) -> list[dict[str, str | None]]:
    text = path.strip()
    if len(text) > MAX_PATH:
        raise NodeError(f"A path may have at most {MAX_PATH} characters.")
    place = 1 if text.startswith("$") else 0
    steps = []
    while place < len(text):
        match = _STEP.match(text, place)
        if match is None:
            raise NodeError(f"The path cannot be read from “{text[place : place + 20]}” on.")
        steps.append(match.groupdict())
        place = match.end()
    return steps


def _taken(value: Any, step: dict[str, str | None]) -> Iterator[Any]:
    name = next((step[key] for key in ("name", "single", "double") if step[key] is not None), None)
    if name is not None:
        yield from _by_name(value, name)
    elif step["any"] or step["star"]:
        yield from _children(value)
    elif not isinstance(value, list):
        return
    elif step["index"] is not None:
        index = int(step["index"])
        if -len(value) <= index < len(value):
            yield value[index]
    else:
        bounds = [int(part) if part.strip() else None for part in str(step["slice"]).split(":")]
        yield from value[slice(*bounds)]


def _by_name(value: Any, name: str) -> Iterator[Any]:
    if isinstance(value, dict):
        if name in value:
            yield value[name]
    elif isinstance(value, list) and name.isascii() and name.isdecimal() and int(name) < len(value):
        yield value[int(name)]  # items.0.name, as many write it


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _descendants(value: Any) -> Iterator[Any]:
    """The value and all that is in it; a stack, because JSON may nest deeper than Python calls."""
    stack = [value]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(list(_children(one))))
