"""Pictures softer, crisper, and in coarse blocks."""

from typing import Annotated

import PIL.Image
import PIL.ImageFilter

from canvas.nodes.declaration import node
from canvas.nodes.media.pictures import keeping_alpha
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE


@node("utility:image_blur", label="Blur", keywords="gaussian soften ImageBlur", **IMAGE)
def image_blur(
    image: Image,
    *,
    radius: Annotated[float, Param(min=0, max=100, step=0.5, unit="px")] = 3,
) -> Image:
    """Soften a picture with a Gaussian blur."""
    picture = as_colour(image)
    blur = PIL.ImageFilter.GaussianBlur(radius)
    if picture.mode == "RGB":
        return picture.filter(blur)
    # Premultiplied, so that the colour of transparent pixels does not bleed into the rest.
    return picture.convert("RGBa").filter(blur).convert("RGBA")


@node(
    "utility:image_sharpen",
    label="Sharpen",
    keywords="unsharp mask crisp detail ImageSharpen",
    **IMAGE,
)
def image_sharpen(
    image: Image,
    *,
    amount: Annotated[float, Param(min=0, max=5, step=0.1)] = 1,
    radius: Annotated[float, Param(min=0.1, max=20, step=0.1, unit="px")] = 1,
    threshold: Annotated[
        int,
        Param(min=0, max=255, description="Smaller differences are left alone.", advanced=True),
    ] = 0,
) -> Image:
    """Make the edges in a picture crisper with an unsharp mask."""
    mask = PIL.ImageFilter.UnsharpMask(radius, round(amount * 100), threshold)
    return keeping_alpha(image, lambda picture: picture.filter(mask))


@node("utility:image_pixelate", label="Pixelate", keywords="mosaic censor blocks", **IMAGE)
def image_pixelate(
    image: Image, *, block: Annotated[int, Param(min=1, max=256, unit="px")] = 8
) -> Image:
    """Draw a picture in coarse blocks, each of its average colour."""
    picture = as_colour(image)
    # Premultiplied, so that the colour of clear pixels does not bleed into the rest.
    plain = picture if picture.mode == "RGB" else picture.convert("RGBa")
    coarse = plain.reduce(min(block, max(picture.size)))
    size = (coarse.width * block, coarse.height * block)
    blocks = coarse.resize(size, PIL.Image.Resampling.NEAREST).crop((0, 0, *picture.size))
    return blocks.convert(picture.mode)
