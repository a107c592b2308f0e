"""Pictures without colour, and with the opposite ones."""

import PIL.ImageOps

from canvas.nodes.declaration import node
from canvas.nodes.media.pictures import keeping_alpha
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE


@node("utility:image_grayscale", label="Grayscale", keywords="black white desaturate grey", **IMAGE)
def image_grayscale(image: Image) -> Image:
    """Take the colour out of a picture."""
    return keeping_alpha(image, lambda picture: picture.convert("L").convert("RGB"))


@node("utility:image_invert", label="Invert", keywords="negative ImageInvert", **IMAGE)
def image_invert(image: Image) -> Image:
    """Turn every colour into its opposite, like a negative."""
    return keeping_alpha(image, PIL.ImageOps.invert)
