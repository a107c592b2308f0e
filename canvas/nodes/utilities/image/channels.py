"""The channels of pictures, apart and together."""

from typing import TypedDict

import PIL.Image

from canvas.nodes.declaration import node
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image, Mask
from canvas.nodes.utilities.image import IMAGE


class Channels(TypedDict):
    """How strong each part is in every pixel."""

    red: Mask
    green: Mask
    blue: Mask
    alpha: Mask


@node(
    "utility:image_split_channels",
    label="Split channels",
    keywords="rgb rgba red green blue alpha separate",
    **IMAGE,
)
def image_split_channels(image: Image) -> Channels:
    """Take a picture apart into red, green, blue and transparency."""
    red, green, blue, alpha = as_colour(image).convert("RGBA").split()
    return {"red": red, "green": green, "blue": blue, "alpha": alpha}


@node(
    "utility:image_merge_channels",
    label="Merge channels",
    keywords="rgb rgba red green blue alpha combine",
    **IMAGE,
)
def image_merge_channels(red: Mask, green: Mask, blue: Mask, alpha: Mask | None = None) -> Image:
    """Make a picture of red, green, blue and transparency, each stretched to the size of red."""
    parts = [red, green, blue] if alpha is None else [red, green, blue, alpha]
    plain = [part.convert("L").resize(red.size) for part in parts]
    return PIL.Image.merge("RGB" if alpha is None else "RGBA", plain)
