"""Room around pictures."""

from typing import Annotated, TypeAlias

import PIL.Image

from canvas.nodes.annotations import Colour
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_SIDE, as_colour, check_size
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE, Transparent

Room: TypeAlias = Annotated[int, Param(min=0, max=MAX_SIDE, widget="number", unit="px")]


@node(
    "utility:image_pad",
    label="Pad",
    keywords="extend canvas border margin outpaint ImagePadForOutpaint",
    **IMAGE,
)
def image_pad(
    image: Image,
    *,
    left: Room = 0,
    right: Room = 0,
    top: Room = 0,
    bottom: Room = 0,
    colour: Colour = "#000000",
    transparent: Transparent = False,
) -> Image:
    """Put room around a picture."""
    picture = as_colour(image)
    size = check_size(picture.width + left + right, picture.height + top + bottom)
    canvas = _canvas(picture, size, colour, transparent=transparent)
    canvas.paste(picture, (left, top))
    return canvas


def _canvas(
    picture: PIL.Image.Image, size: tuple[int, int], colour: str, *, transparent: bool
) -> PIL.Image.Image:
    """An empty picture that takes this one without losing its transparency."""
    if transparent:
        return PIL.Image.new("RGBA", size)
    return PIL.Image.new(picture.mode, size, colour)
