"""Pictures in compositions: fitted, scaled, turned, framed."""

from collections.abc import Mapping
from typing import Any

import PIL.Image
import PIL.ImageDraw
import PIL.ImageOps

from canvas.nodes.media.layers.effects import rounded
from canvas.nodes.media.layers.reading import colour, number, whole
from canvas.nodes.pixels import as_colour, check_size

_METHOD = PIL.Image.Resampling.LANCZOS


def draw(
    picture: PIL.Image.Image, layer: Mapping[str, Any], stage: tuple[int, int]
) -> PIL.Image.Image:
    """The picture as the layer wants it, RGBA."""
    shown = _sized(as_colour(picture).convert("RGBA"), layer, stage)
    radius = number(layer, "cornerRadius", "borderRadius", low=0)
    shown = _framed(rounded(shown, radius), layer, radius)
    angle = number(layer, "rotation", low=-360, high=360)
    if angle:
        shown = shown.rotate(-angle, PIL.Image.Resampling.BICUBIC, expand=True)
    return shown


def _sized(
    picture: PIL.Image.Image, layer: Mapping[str, Any], stage: tuple[int, int]
) -> PIL.Image.Image:
    match layer.get("fit"):
        case "cover":
            return PIL.ImageOps.fit(picture, stage, _METHOD)
        case "contain":
            return PIL.ImageOps.contain(picture, stage, _METHOD)
        case "stretch":
            return picture.resize(stage, _METHOD)
    width = whole(layer, "width")
    height = whole(layer, "height")
    across = width or (height * picture.width / picture.height if height else picture.width)
    down = height or (width * picture.height / picture.width if width else picture.height)
    scale_x = number(layer, "scaleX", default=1, low=0.01, high=100)
    scale_y = number(layer, "scaleY", default=1, low=0.01, high=100)
    size = check_size(max(1, round(across * scale_x)), max(1, round(down * scale_y)))
    return picture if size == picture.size else picture.resize(size, _METHOD)


def _framed(picture: PIL.Image.Image, layer: Mapping[str, Any], radius: float) -> PIL.Image.Image:
    width = whole(layer, "imageBorderWidth")
    if not width or layer.get("imageBorderColor") is None:
        return picture
    PIL.ImageDraw.Draw(picture).rounded_rectangle(
        (0, 0, picture.width - 1, picture.height - 1),
        radius,
        outline=colour(layer["imageBorderColor"]),
        width=width,
    )
    return picture
