"""Pictures of one colour, or of two."""

from typing import Annotated, Literal

import PIL.Image

from canvas.nodes.annotations import Colour, Side
from canvas.nodes.declaration import node
from canvas.nodes.media.gradients import linear, radial
from canvas.nodes.params import COLOUR, Param
from canvas.nodes.pixels import check_size
from canvas.nodes.ports import Image, Text
from canvas.nodes.utilities.image import IMAGE


@node("utility:image_plain", label="Plain colour", keywords="solid color EmptyImage", **IMAGE)
def image_plain(*, colour: Colour = "#7c9cff", width: Side = 512, height: Side = 512) -> Image:
    """Make a picture of a single colour."""
    return PIL.Image.new("RGB", check_size(width, height), colour)


@node(
    "utility:image_gradient",
    label="Gradient",
    keywords="placeholder background two colours linear radial",
    aliases=("utility:placeholder_image",),
    **IMAGE,
)
def image_gradient(
    *,
    start: Annotated[Text, Param(widget=COLOUR, label="From")] = "#7c9cff",
    end: Annotated[Text, Param(widget=COLOUR, label="To")] = "#0b0d12",
    shape: Literal["linear", "radial"] = "linear",
    angle: Annotated[
        float,
        Param(min=0, max=360, step=5, unit="°", description="0 runs upwards, 90 to the right."),
    ] = 180,
    width: Side = 512,
    height: Side = 512,
) -> Image:
    """Make a picture that runs from one colour into another."""
    size = check_size(width, height)
    mask = linear(size, angle) if shape == "linear" else radial(size)
    near, far = PIL.Image.new("RGB", size, start), PIL.Image.new("RGB", size, end)
    return PIL.Image.composite(far, near, mask)
