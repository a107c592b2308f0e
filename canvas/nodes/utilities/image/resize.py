"""The size of pictures."""

from typing import Annotated, Literal

import PIL.Image
import PIL.ImageOps

from canvas.nodes.annotations import OptionalSide
from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_PIXELS, as_colour, check_size
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE

RESAMPLING = {
    "lanczos": PIL.Image.Resampling.LANCZOS,
    "bicubic": PIL.Image.Resampling.BICUBIC,
    "bilinear": PIL.Image.Resampling.BILINEAR,
    "nearest": PIL.Image.Resampling.NEAREST,
}


@node(
    "utility:image_resize",
    label="Resize",
    common=True,
    keywords="scale ImageScale width height",
    **IMAGE,
)
def image_resize(
    image: Image,
    *,
    width: OptionalSide = None,
    height: OptionalSide = None,
    fit: Annotated[
        Literal["cover", "contain", "stretch"],
        Param(description="Cover cuts what sticks out, contain stays inside, stretch distorts."),
    ] = "cover",
    resample: Literal["lanczos", "bicubic", "bilinear", "nearest"] = "lanczos",
) -> Image:
    """Change the size of a picture. With only a width or a height, the other side follows."""
    if width is None and height is None:
        raise NodeError("Set a width, a height or both.")
    size = check_size(
        width or max(1, round(image.width * (height or 1) / image.height)),
        height or max(1, round(image.height * (width or 1) / image.width)),
    )
    method = RESAMPLING[resample]
    picture = as_colour(image)
    if fit == "cover":
        return PIL.ImageOps.fit(picture, size, method)
    if fit == "contain":
        return PIL.ImageOps.contain(picture, size, method)
    return picture.resize(size, method)


@node(
    "utility:image_max_pixels",
    label="Limit size",
    keywords="resize downscale max pixels megapixels ImageScaleToTotalPixels",
    **IMAGE,
)
def image_max_pixels(
    image: Image,
    *,
    max_pixels: Annotated[
        int, Param(min=1, max=MAX_PIXELS, widget="number", unit="px", port=True)
    ] = 1_048_576,
) -> Image:
    """Make a picture smaller, in its own proportions, until it has at most so many pixels."""
    pixels = image.width * image.height
    if pixels <= max_pixels:
        return as_colour(image)
    factor = (max_pixels / pixels) ** 0.5
    width, height = max(1, int(image.width * factor)), max(1, int(image.height * factor))
    # A picture only a pixel wide cannot be made narrower: its length must give way.
    size = (min(width, max_pixels // height or 1), min(height, max_pixels))
    return as_colour(image).resize(size, PIL.Image.Resampling.LANCZOS)
