"""Words in compositions: fitted, outlined, on a ground of their own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import PIL.Image

from canvas.nodes.media import letters
from canvas.nodes.media.layers.effects import rounded
from canvas.nodes.media.layers.reading import colour, number, whole
from canvas.nodes.media.letters import MAX_LETTER_SIZE, Style
from canvas.nodes.media.pictures import faded
from canvas.nodes.pixels import check_size

_WEIGHTS = {"normal": 400, "bold": 700}
_SMALLEST = 8
# Each try at fitting is so much smaller than the one before.
_SHRINK = 0.94


def draw(layer: Mapping[str, Any], stage: tuple[int, int]) -> PIL.Image.Image:
    """The words as an RGBA picture, as wide as they need or as the layer's `width`."""
    text = str(layer.get("text", ""))
    width = whole(layer, "width", default=stage[0], low=1)
    style = _fitted(text, _style(layer), width, layer)
    drawn = letters.draw(text, style, width)
    # Where a width is given, the words stand in it as they are aligned.
    if layer.get("width") is not None and drawn.width < width:
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[style.align]
        wide = PIL.Image.new("RGBA", check_size(width, drawn.height))
        wide.paste(drawn, (round((width - drawn.width) * shift), 0))
        drawn = wide
    ground = layer.get("textBg")
    return _grounded(drawn, ground) if isinstance(ground, Mapping) else drawn


def _style(layer: Mapping[str, Any]) -> Style:
    weight = layer.get("fontWeight", 400)
    align = layer.get("align", "left")
    red, green, blue, _ = colour(layer.get("fill", "#ffffff"))
    stroke = layer.get("stroke")
    return Style(
        size=number(layer, "fontSize", default=48, low=1, high=MAX_LETTER_SIZE),
        weight=_weight(_WEIGHTS.get(str(weight), weight)),
        colour=f"#{red:02x}{green:02x}{blue:02x}",
        align=align if align in ("left", "center", "right") else "left",
        line_height=number(layer, "lineHeight", default=1.2, low=0.5, high=4),
        outline=whole(layer, "strokeWidth") if stroke is not None else 0,
        outline_colour=str(stroke or "#000000"),
    )


def _weight(value: Any) -> int:
    return round(number({"fontWeight": value}, "fontWeight", low=100, high=900))


def _fitted(text: str, style: Style, width: int, layer: Mapping[str, Any]) -> Style:
    """The style, smaller where the words would not fit, down to the smallest that is allowed."""
    if not layer.get("autoFit"):
        return style
    highest = number(layer, "autoFitMaxHeight", default=float("inf"), low=1)
    smallest = number(layer, "autoFitMinFontSize", default=_SMALLEST, low=1)
    while style.size > smallest:
        font = letters.font(style)
        lines = letters.broken(text, font, width)
        widest = max((font.getlength(word) for word in text.split()), default=0)
        if widest <= width and len(lines) * style.size * style.line_height <= highest:
            return style
        style = replace(style, size=max(smallest, style.size * _SHRINK))
    return style


def _grounded(drawn: PIL.Image.Image, ground: Mapping[str, Any]) -> PIL.Image.Image:
    padding = whole(ground, "padding")
    size = check_size(drawn.width + 2 * padding, drawn.height + 2 * padding)
    plain = PIL.Image.new("RGBA", size, colour(ground.get("color", "#000000")))
    plate = rounded(plain, number(ground, "radius", low=0))
    plate = faded(plate, number(ground, "opacity", default=1, low=0, high=1))
    plate.alpha_composite(drawn, (padding, padding))
    return plate
