"""Masks of what a picture shows."""

from typing import Annotated, Literal

import PIL.Image
import PIL.ImageChops

from canvas.nodes.annotations import Colour
from canvas.nodes.declaration import node
from canvas.nodes.media.colours import rgb
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image, Mask
from canvas.nodes.utilities.mask import MASK


@node(
    "utility:mask_from_alpha",
    label="Mask from transparency",
    common=True,
    keywords="alpha channel ImageToMask cutout",
    **MASK,
)
def mask_from_alpha(image: Image) -> Mask:
    """Make a mask of a picture's transparency: white where it is solid, black where clear."""
    return as_colour(image).convert("RGBA").getchannel("A")


@node(
    "utility:mask_from_colour",
    label="Mask from colour",
    keywords="color key chroma green screen ImageColorToMask",
    **MASK,
)
def mask_from_colour(
    image: Image,
    *,
    colour: Colour = "#00ff00",
    tolerance: Annotated[
        int, Param(min=0, max=255, description="How far each part of a colour may be off.")
    ] = 40,
) -> Mask:
    """Select what has a certain colour, such as a green screen."""
    picture = as_colour(image).convert("RGB")
    plain = PIL.Image.new("RGB", picture.size, rgb(colour))
    red, green, blue = PIL.ImageChops.difference(picture, plain).split()
    farthest = PIL.ImageChops.lighter(PIL.ImageChops.lighter(red, green), blue)
    return farthest.point([255 * (level <= tolerance) for level in range(256)])


@node(
    "utility:mask_threshold",
    label="Threshold",
    keywords="binary black white luminance brightness ThresholdMask",
    **MASK,
)
def mask_threshold(
    image: Image,
    *,
    level: Annotated[int, Param(min=0, max=255, port=True)] = 128,
    select: Literal["brighter", "darker"] = "brighter",
) -> Mask:
    """Select the parts of a picture that are at least so bright, or darker."""
    grey = as_colour(image).convert("L")
    brighter = select == "brighter"
    return grey.point([255 * ((value >= level) == brighter) for value in range(256)])
