"""Text drawn into pictures with Inter, a font of Latin, Greek and Cyrillic letters."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.pixels import check_size

Align: TypeAlias = Literal["left", "center", "right"]

MAX_LETTERS = 5_000
MAX_LETTER_SIZE = 2_000
_FONT = Path(__file__).parent / "fonts" / "InterVariable.woff2"
# The font's designs for small and for large letters.
_OPTICAL_SIZES = (14, 32)
_NO_LETTER = "\uffff"


@dataclass(frozen=True)
class Style:
    """How text looks. Pixels; a weight from 100 to 900; lines apart by so many times the size."""

    size: float
    weight: int = 400
    colour: str = "#ffffff"
    align: Align = "left"
    line_height: float = 1.2
    outline: int = 0
    outline_colour: str = "#000000"


def font(style: Style) -> PIL.ImageFont.FreeTypeFont:
    """The font in a style's size and weight."""
    return _font(min(MAX_LETTER_SIZE, style.size), style.weight)


def undrawable(text: str) -> str:
    """The characters that the font has no letters for, one of a kind each."""
    known = _font(20, 400)
    missing = bytes(known.getmask(_NO_LETTER))
    return "".join(
        letter
        for letter in dict.fromkeys(text)
        if not letter.isspace() and bytes(known.getmask(letter)) == missing
    )


def warn_of_missing(context: NodeContext, text: str) -> None:
    """Tell the user which characters will be drawn as empty boxes."""
    if missing := undrawable(text):
        context.warn(f"The font has no letters for: {missing}")


def draw(text: str, style: Style, width: int) -> PIL.Image.Image:
    """The text as an RGBA picture just large enough, its lines broken at `width` pixels.

    Raises NodeError for more than MAX_LETTERS characters, and for a picture too large to make.
    """
    if len(text) > MAX_LETTERS:
        raise NodeError(f"At most {MAX_LETTERS:,} characters can be drawn into a picture.")
    letters = font(style)
    lines = broken(text, letters, width)
    step = max(1, round(style.size * style.line_height))
    widths = [letters.getlength(line) for line in lines]
    edge = style.outline
    across = max(1, round(max(widths, default=0)) + 2 * edge)
    layer = PIL.Image.new("RGBA", check_size(across, step * len(lines) + 2 * edge))
    pen = PIL.ImageDraw.Draw(layer)
    for number, (line, length) in enumerate(zip(lines, widths, strict=True)):
        pen.text(
            (
                edge + (across - 2 * edge - length) * _SHIFT[style.align],
                edge + (number + 0.5) * step,
            ),
            line,
            fill=style.colour,
            font=letters,
            anchor="lm",
            stroke_width=style.outline,
            stroke_fill=style.outline_colour,
        )
    return layer


def broken(text: str, letters: PIL.ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The text in lines at most `width` pixels long, broken at spaces, else inside words."""
    lines = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if letters.getlength(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            while word and letters.getlength(word) > width:
                fitting = _fitting(word, letters, width)
                lines.append(word[:fitting])
                word = word[fitting:]
            line = word
        lines.append(line)
    return lines


_SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}


def _fitting(word: str, letters: PIL.ImageFont.FreeTypeFont, width: float) -> int:
    """How many letters of a word fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if letters.getlength(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


@lru_cache(maxsize=32)
def _font(size: float, weight: int) -> PIL.ImageFont.FreeTypeFont:
    found = PIL.ImageFont.truetype(_FONT, size)
    low, high = _OPTICAL_SIZES
    found.set_variation_by_axes([min(high, max(low, size)), weight])
    return found
