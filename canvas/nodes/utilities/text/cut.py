"""Texts shortened, and measured."""

import re
from typing import Annotated, Literal, TypedDict

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Boolean, Integer, Text
from canvas.nodes.utilities.text import TEXT


class Lengths(TypedDict):
    """How much there is to read."""

    characters: Integer
    words: Integer
    lines: Integer


@node(
    "utility:text_trim",
    label="Trim text",
    keywords="strip whitespace clean spaces StringTrim",
    **TEXT,
)
def text_trim(
    text: Text,
    *,
    side: Literal["both", "start", "end"] = "both",
    collapse: Annotated[
        Boolean, Param(description="Makes one space of all white space inside, too.")
    ] = False,
) -> Text:
    """Take the white space off the ends of a text."""
    if collapse:
        text = re.sub(r"\s+", " ", text)
    if side == "both":
        return text.strip()
    return text.lstrip() if side == "start" else text.rstrip()


@node(
    "utility:text_slice",
    label="Cut text",
    keywords="substring truncate shorten limit ellipsis StringSubstring",
    **TEXT,
)
def text_slice(
    text: Text,
    *,
    start: Annotated[
        int, Param(port=True, description="Characters left out at the beginning; -10 keeps ten.")
    ] = 0,
    length: Annotated[
        int | None, Param(min=0, port=True, description="At most so many; empty takes all.")
    ] = None,
    ellipsis: Annotated[Boolean, Param(description="Ends with … where something is cut.")] = False,
) -> Text:
    """Take a part of a text, or shorten it."""
    part = text[start:] if length is None else text[start:][:length]
    cut = len(part) < len(text[start:])
    return f"{part[:-1].rstrip()}…" if ellipsis and cut and part else part


@node(
    "utility:text_length",
    label="Text length",
    keywords="count characters words lines size StringLength",
    **TEXT,
)
def text_length(text: Text) -> Lengths:
    """Count the characters, words and lines of a text."""
    lines = text.splitlines()
    return {"characters": len(text), "words": len(text.split()), "lines": len(lines)}
