"""Changing pictures: size, cut, layers, colour, blur, mask."""

from typing import Annotated, Literal, TypeAlias

import PIL.Image
import PIL.ImageFilter
import PIL.ImageOps

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_SIDE, as_colour, check_size
from canvas.nodes.ports import Image, Mask

IMAGE = {"category": "Image", "queue": "cpu"}

Side: TypeAlias = Annotated[int | None, Param(min=1, max=MAX_SIDE, widget="number", port=True)]
Offset: TypeAlias = Annotated[int, Param(min=-MAX_SIDE, max=MAX_SIDE, widget="number")]
Unit: TypeAlias = Annotated[Literal["percent", "px"], Param(description="Of all four numbers.")]
Length: TypeAlias = Annotated[float, Param(min=0, max=MAX_SIDE, widget="number")]

RESAMPLING = {
    "lanczos": PIL.Image.Resampling.LANCZOS,
    "bicubic": PIL.Image.Resampling.BICUBIC,
    "bilinear": PIL.Image.Resampling.BILINEAR,
    "nearest": PIL.Image.Resampling.NEAREST,
}


@node("utility:image_resize", label="Resize", **IMAGE)
def image_resize(
    image: Image,
    *,
    width: Side = None,
    height: Side = None,
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


@node("utility:image_crop", label="Crop", **IMAGE)
def image_crop(
    image: Image,
    *,
    x: Length = 0,
    y: Length = 0,
    width: Length = 100,
    height: Length = 100,
    unit: Unit = "percent",
) -> Image:
    """Cut a rectangle out of a picture. What lies outside the picture is left out."""
    across = image.width / 100 if unit == "percent" else 1
    down = image.height / 100 if unit == "percent" else 1
    left, top = round(x * across), round(y * down)
    right = min(image.width, round((x + width) * across))
    bottom = min(image.height, round((y + height) * down))
    if left >= right or top >= bottom:
        raise NodeError("The rectangle to cut out lies outside the picture.")
    return as_colour(image).crop((left, top, right, bottom))


@node("utility:image_composite", label="Composite", **IMAGE)
def image_composite(
    background: Image,
    overlay: Image,
    mask: Mask | None = None,
    *,
    x: Offset = 0,
    y: Offset = 0,
    opacity: Annotated[float, Param(min=0, max=1, step=0.05)] = 1,
) -> Image:
    """Lay one picture over another. A mask, stretched over it, chooses what of it shows."""
    base, layer = as_colour(background), as_colour(overlay).convert("RGBA")
    alpha = layer.getchannel("A")
    if mask is not None:
        fitted = mask.convert("L").resize(layer.size)
        alpha = PIL.Image.composite(alpha, PIL.Image.new("L", layer.size), fitted)
    layer.putalpha(alpha.point(lambda level: round(level * opacity)))
    canvas = PIL.Image.new("RGBA", base.size)
    canvas.paste(layer, (x, y))
    return PIL.Image.alpha_composite(base.convert("RGBA"), canvas).convert(base.mode)


@node("utility:image_grayscale", label="Grayscale", **IMAGE)
def image_grayscale(image: Image) -> Image:
    """Take the colour out of a picture."""
    picture = as_colour(image)
    grey = picture.convert("L").convert("RGB")
    if picture.mode == "RGBA":
        grey.putalpha(picture.getchannel("A"))
    return grey


@node("utility:image_blur", label="Blur", **IMAGE)
def image_blur(
    image: Image,
    *,
    radius: Annotated[float, Param(min=0, max=100, step=0.5, description="In pixels.")] = 3,
) -> Image:
    """Soften a picture with a Gaussian blur."""
    picture = as_colour(image)
    blur = PIL.ImageFilter.GaussianBlur(radius)
    if picture.mode == "RGB":
        return picture.filter(blur)
    # Premultiplied, so that the colour of transparent pixels does not bleed into the rest.
    return picture.convert("RGBa").filter(blur).convert("RGBA")


@node("utility:mask_from_alpha", label="Mask from transparency", **IMAGE)
def mask_from_alpha(image: Image) -> Mask:
    """Make a mask of a picture's transparency: white where it is solid, black where clear."""
    return as_colour(image).convert("RGBA").getchannel("A")
