"""What layers of every kind may have: round corners, a shadow."""

from collections.abc import Mapping
from typing import Any

import PIL.Image
import PIL.ImageChops
import PIL.ImageDraw
import PIL.ImageFilter

from canvas.nodes.media.layers.reading import colour, number
from canvas.nodes.pixels import check_size

_MOST_BLUR = 200


def rounded(layer: PIL.Image.Image, radius: float) -> PIL.Image.Image:
    """An RGBA picture with its corners cut off along a circle."""
    if radius <= 0:
        return layer
    # Drawn twice as large: shrunk, its edge is smooth.
    shape = PIL.Image.new("L", (layer.width * 2, layer.height * 2))
    box = (0, 0, shape.width - 1, shape.height - 1)
    PIL.ImageDraw.Draw(shape).rounded_rectangle(box, radius * 2, fill=255)
    smooth = shape.reduce(2)
    layer.putalpha(PIL.ImageChops.multiply(layer.getchannel("A"), smooth))
    return layer


def shadowed(
    layer: PIL.Image.Image, place: tuple[int, int], style: Mapping[str, Any]
) -> tuple[PIL.Image.Image, tuple[int, int]]:
    """The picture over its shadow, and where the two of them together belong."""
    if style.get("shadowColor") is None:
        return layer, place
    blur = number(style, "shadowBlur", low=0, high=_MOST_BLUR)
    right = round(number(style, "shadowOffsetX", low=-1_000, high=1_000))
    down = round(number(style, "shadowOffsetY", low=-1_000, high=1_000))
    # A canvas blurs with half of what is asked for; its edge is lost after three times that.
    room = round(blur * 1.5) + max(abs(right), abs(down))
    size = check_size(layer.width + 2 * room, layer.height + 2 * room)
    *plain, strength = colour(style["shadowColor"])
    alpha = PIL.Image.new("L", size)
    alpha.paste(layer.getchannel("A"), (room + right, room + down))
    alpha = alpha.filter(PIL.ImageFilter.GaussianBlur(blur / 2))
    shadow = PIL.Image.new("RGBA", size, (plain[0], plain[1], plain[2], 0))
    shadow.putalpha(alpha.point(lambda level: round(level * strength / 255)))
    shadow.alpha_composite(layer, (room, room))
    return shadow, (place[0] - room, place[1] - room)
