"""What can be measured in a picture."""

from typing import TypedDict

from canvas.nodes.declaration import node
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Boolean, Image, Integer, Number
from canvas.nodes.utilities.image import IMAGE


class Facts(TypedDict):
    """Pixels; the ratio is width by height."""

    width: Integer
    height: Integer
    ratio: Number
    transparent: Boolean


@node(
    "utility:image_info",
    label="Image size",
    keywords="width height dimensions resolution aspect ratio GetImageSize",
    **IMAGE,
)
def image_info(image: Image) -> Facts:
    """Measure a picture."""
    return {
        "width": image.width,
        "height": image.height,
        "ratio": round(image.width / image.height, 4),
        "transparent": as_colour(image).mode == "RGBA",
    }
