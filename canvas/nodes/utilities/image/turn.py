"""Pictures turned and mirrored."""

from typing import Annotated, Literal

import PIL.Image
import PIL.ImageOps

from canvas.nodes.annotations import Colour
from canvas.nodes.declaration import node
from canvas.nodes.media.colours import rgb
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour, check_size
from canvas.nodes.ports import Boolean, Image
from canvas.nodes.utilities.image import IMAGE, Transparent


@node(
    "utility:image_rotate",
    label="Rotate",
    common=True,
    keywords="turn angle degrees straighten orientation",
    **IMAGE,
)
def image_rotate(
    image: Image,
    *,
    angle: Annotated[
        float, Param(min=-360, max=360, step=1, unit="°", description="Clockwise.", port=True)
    ] = 90,
    expand: Annotated[
        Boolean, Param(description="Grows the picture so that no corner is cut off.")
    ] = True,
    colour: Colour = "#000000",
    transparent: Transparent = False,
) -> Image:
    """Turn a picture clockwise by any angle."""
    picture = as_colour(image)
    quarters, rest = divmod(angle % 360, 90)
    if rest == 0 and (expand or quarters in (0, 2)):
        return picture if quarters == 0 else picture.transpose(_QUARTERS[int(quarters)])
    if transparent:
        picture = picture.convert("RGBA")
    turned = picture.convert("RGBA").rotate(
        -angle, PIL.Image.Resampling.BICUBIC, expand=expand, fillcolor=(*rgb(colour), 0)
    )
    check_size(*turned.size)
    if transparent:
        return turned
    canvas = PIL.Image.new("RGBA", turned.size, (*rgb(colour), 255))
    return PIL.Image.alpha_composite(canvas, turned).convert(picture.mode)


@node("utility:image_flip", label="Flip", keywords="mirror horizontal vertical ImageFlip", **IMAGE)
def image_flip(
    image: Image, *, direction: Literal["horizontal", "vertical", "both"] = "horizontal"
) -> Image:
    """Mirror a picture."""
    picture = as_colour(image)
    if direction == "both":
        return picture.transpose(PIL.Image.Transpose.ROTATE_180)
    if direction == "vertical":
        return PIL.ImageOps.flip(picture)
    return PIL.ImageOps.mirror(picture)


_QUARTERS = {
    1: PIL.Image.Transpose.ROTATE_270,
    2: PIL.Image.Transpose.ROTATE_180,
    3: PIL.Image.Transpose.ROTATE_90,
}
