"""What stands in a layer's JSON, checked."""

import re
from collections.abc import Mapping
from typing import Any

import PIL.ImageColor

from canvas.nodes.context import NodeError
from canvas.nodes.pixels import MAX_SIDE

Rgba = tuple[int, int, int, int]

_RGBA = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d*\.?\d+)\s*\)", re.IGNORECASE)
_LONGEST_COLOUR = 40


def number(
    layer: Mapping[str, Any],
    *keys: str,
    default: float = 0,
    low: float = -MAX_SIDE,
    high: float = MAX_SIDE,
) -> float:
    """The first of these keys that is set, kept between two bounds.

    Raises NodeError for what is no number.
    """
    for key in keys:
        value = layer.get(key)
        if value is None:
            continue
        try:
            return min(high, max(low, float(value)))
        except (TypeError, ValueError):
            raise NodeError(f"“{key}” of a layer must be a number.") from None
    return default


def whole(layer: Mapping[str, Any], *keys: str, default: int = 0, low: int = 0) -> int:
    """A whole number of pixels."""
    return round(number(layer, *keys, default=default, low=low))


def colour(text: Any) -> Rgba:
    """A colour as CSS writes it: #rrggbb, #rrggbbaa, rgba(…), a name.

    Raises NodeError for anything else.
    """
    written = str(text).strip()
    if found := _RGBA.fullmatch(written):
        red, green, blue = (min(255, int(found[place])) for place in (1, 2, 3))
        return red, green, blue, round(min(1.0, float(found[4])) * 255)
    try:
        parts = PIL.ImageColor.getcolor(written[:_LONGEST_COLOUR], "RGBA")
    except ValueError:
        raise NodeError(f"“{written[:_LONGEST_COLOUR]}” is no colour.") from None
    red, green, blue, alpha = parts  # type: ignore[misc]  # an RGBA colour has four parts
    return red, green, blue, alpha


def opacity(layer: Mapping[str, Any]) -> float:
    """From 0 to 1; layers say it in percent."""
    return number(layer, "opacity", default=100, low=0, high=100) / 100
