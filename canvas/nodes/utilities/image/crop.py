"""Pieces cut out of pictures."""

from typing import Annotated, Literal, TypeAlias

import PIL.ImageOps

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_SIDE, as_colour, check_size
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE

Unit: TypeAlias = Annotated[Literal["percent", "px"], Param(description="Of all four numbers.")]


Length: TypeAlias = Annotated[float, Param(min=0, max=MAX_SIDE, widget="number")]


Extent: TypeAlias = Annotated[float, Param(min=0, max=MAX_SIDE, widget="side")]


@node("utility:image_crop", label="Crop", common=True, keywords="cut trim ImageCrop", **IMAGE)
def image_crop(
    image: Image,
    *,
    x: Length = 0,
    y: Length = 0,
    width: Extent = 100,
    height: Extent = 100,
    unit: Unit = "percent",
) -> Image:
    """Cut a rectangle out of a picture. What lies outside the picture is left out."""
    across = image.width / 100 if unit == "percent" else 1
    down = image.height / 100 if unit == "percent" else 1
    left, top = round(x * across), round(y * down)
    right = min(image.width, round((x + width) * across))
    bottom = min(image.height, round((y + height) * down))
    if left >= right or top >= bottom:
        raise NodeError("The rectangle to cut out lies outside the picture.")
    return as_colour(image).crop((left, top, right, bottom))


Ratio: TypeAlias = Annotated[
    Literal["1:1", "4:3", "3:2", "16:9", "3:4", "2:3", "9:16"], Param(widget="aspect")
]


@node(
    "utility:image_ratio",
    label="Crop to ratio",
    keywords="aspect square portrait landscape",
    **IMAGE,
)
def image_ratio(image: Image, *, ratio: Ratio = "1:1") -> Image:
    """Cut a picture to an aspect ratio, from its middle and as large as it goes."""
    across, down = map(int, ratio.split(":"))
    width = min(image.width, round(image.height * across / down))
    height = min(image.height, round(image.width * down / across))
    return PIL.ImageOps.fit(as_colour(image), check_size(width, height))
