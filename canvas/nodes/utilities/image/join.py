"""Pictures side by side."""

from typing import Annotated, Literal

import PIL.Image

from canvas.nodes.annotations import Colour
from canvas.nodes.declaration import node
from canvas.nodes.media.pictures import several
from canvas.nodes.params import Param
from canvas.nodes.pixels import check_size
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE, Gap


@node(
    "utility:image_concat",
    label="Join images",
    keywords="side by side stack concatenate compare ImageStitch ImageConcat",
    **IMAGE,
)
def image_concat(
    images: list[Image],
    *,
    direction: Literal["right", "down"] = "right",
    match: Annotated[
        Literal["first", "none"],
        Param(description="First gives all the height, or width, of the first picture."),
    ] = "first",
    gap: Gap = 0,
    background: Colour = "#000000",
) -> Image:
    """Put pictures side by side, or below each other, in the order of their links."""
    pictures = several(images)
    sideways = direction == "right"
    if match == "first":
        pictures = [_matched(picture, pictures[0], sideways=sideways) for picture in pictures]
    lengths = [picture.width if sideways else picture.height for picture in pictures]
    breadth = max(picture.height if sideways else picture.width for picture in pictures)
    length = sum(lengths) + gap * (len(pictures) - 1)
    size = check_size(*((length, breadth) if sideways else (breadth, length)))
    strip = PIL.Image.new("RGBA", size, background)
    place = 0
    for picture, taken in zip(pictures, lengths, strict=True):
        strip.alpha_composite(picture, (place, 0) if sideways else (0, place))
        place += taken + gap
    return strip.convert("RGB")


def _matched(
    picture: PIL.Image.Image, first: PIL.Image.Image, *, sideways: bool
) -> PIL.Image.Image:
    """The picture in its own proportions, as high, or as wide, as the first."""
    factor = first.height / picture.height if sideways else first.width / picture.width
    size = check_size(*(max(1, round(side * factor)) for side in picture.size))
    return picture if size == picture.size else picture.resize(size, PIL.Image.Resampling.LANCZOS)
