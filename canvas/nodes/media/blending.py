"""Blend modes, as image editors define them, on the colours of two pictures."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import PIL.Image
import PIL.ImageChops

Blend: TypeAlias = Literal[
    "normal",
    "multiply",
    "screen",
    "overlay",
    "soft light",
    "hard light",
    "darken",
    "lighten",
    "add",
    "subtract",
    "difference",
]
_Mix: TypeAlias = Callable[[PIL.Image.Image, PIL.Image.Image], PIL.Image.Image]

_MIXES: dict[str, _Mix] = {
    "normal": lambda base, layer: layer,
    "multiply": PIL.ImageChops.multiply,
    "screen": PIL.ImageChops.screen,
    "overlay": PIL.ImageChops.overlay,
    "soft light": PIL.ImageChops.soft_light,
    "hard light": PIL.ImageChops.hard_light,
    "darken": PIL.ImageChops.darker,
    "lighten": PIL.ImageChops.lighter,
    "add": PIL.ImageChops.add,
    "subtract": PIL.ImageChops.subtract,
    "difference": PIL.ImageChops.difference,
}


def blended(
    base: PIL.Image.Image, layer: PIL.Image.Image, place: tuple[int, int], blend: Blend
) -> PIL.Image.Image:
    """An RGBA layer over a picture, which keeps its mode, its colours mixed with those below.

    Where the picture is clear the layer's own colours show.
    """
    below = base.convert("RGBA")
    spread = PIL.Image.new("RGBA", base.size)
    spread.paste(layer, place)
    mix = _MIXES[blend](below.convert("RGB"), spread.convert("RGB"))
    own = PIL.Image.composite(mix, spread.convert("RGB"), below.getchannel("A"))
    own.putalpha(spread.getchannel("A"))
    return PIL.Image.alpha_composite(below, own).convert(base.mode)
