"""Pictures as files of another kind."""

import io
from typing import Annotated, Literal

import PIL.Image

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import EncodedImage, Image, MediaFile
from canvas.nodes.utilities.image import IMAGE


@node(
    "utility:image_convert",
    label="Convert image",
    keywords="format jpeg jpg png webp compress quality save",
    output="image",
    **IMAGE,
)
def image_convert(
    image: Image,
    *,
    format: Literal["jpeg", "png", "webp"] = "jpeg",
    quality: Annotated[
        int, Param(min=1, max=100, description="Of JPEG and WEBP; PNG loses nothing.")
    ] = 85,
) -> EncodedImage:
    """Save a picture as JPEG, PNG or WEBP. JPEG knows no transparency: it becomes white."""
    picture, buffer = as_colour(image), io.BytesIO()
    if format == "jpeg":
        ground = PIL.Image.new("RGBA", picture.size, "white")
        solid = PIL.Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
        solid.save(buffer, "JPEG", quality=quality, optimize=True)
    elif format == "webp":
        picture.save(buffer, "WEBP", quality=quality)
    else:
        picture.save(buffer, "PNG", optimize=True)
    return MediaFile(buffer.getvalue(), f"image/{format}")
