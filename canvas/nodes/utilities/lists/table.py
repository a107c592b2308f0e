"""Rows of a table."""

import csv
import io
from typing import Annotated, Literal

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Boolean, Json, Text
from canvas.nodes.texts import MAX_ITEMS
from canvas.nodes.utilities.lists import LISTS

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


_LONGEST_CELL = 20_000


@node(
    "iterator:csv",
    label="CSV rows",
    common=True,
    keywords="spreadsheet table excel batch parse extract from file",
    output="rows",
    foresee=(),
    **LISTS,
)
def csv_rows(
    text: Annotated[Text, Param(widget="textarea")],
    *,
    delimiter: Literal["auto", "comma", "semicolon", "tab", "pipe"] = "auto",
    header: Annotated[Boolean, Param(description="The first line holds the names.")] = True,
    at_most: Annotated[int, Param(min=1, max=MAX_ITEMS, widget="number")] = 100,
) -> list[Json]:
    """Make a list of the rows of a table: one object each, its values by their column's name."""
    lines = _lines(text.removeprefix("\ufeff"), delimiter)
    if not lines:
        return []
    first = lines.pop(0) if header else []
    width = max(map(len, [first, *lines]))
    names = _names(_padded(first, width))
    return [dict(zip(names, _padded(line, width), strict=True)) for line in lines[:at_most]]


def _names(heads: list[str]) -> list[str]:
    """What stands over the columns; none twice, and none empty."""
    names: list[str] = []
    for place, head in enumerate(heads, 1):
        name = head.strip() or f"column_{place}"
        names.append(f"{name}_{place}" if name in names else name)
    return names


def _lines(text: str, delimiter: str) -> list[list[str]]:
    sign = _DELIMITERS.get(delimiter) or _guessed(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise NodeError(f"The table cannot be read: {error}.") from None
    return [line for line in lines if any(cell.strip() for cell in line)]


def _guessed(text: str) -> str:
    """The delimiter that is most frequent in the first line."""
    line = text.strip().split("\n", 1)[0]
    return max(_DELIMITERS.values(), key=line.count)


def _padded(line: list[str], width: int) -> list[str]:
    return [*line, *[""] * (width - len(line))]
