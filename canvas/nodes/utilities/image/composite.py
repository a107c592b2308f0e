"""One picture over another."""

from typing import Annotated, TypeAlias

import PIL.Image

from canvas.nodes.annotations import Opacity
from canvas.nodes.declaration import node
from canvas.nodes.media.blending import Blend, blended
from canvas.nodes.media.pictures import faded
from canvas.nodes.media.places import Place, corner
from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_SIDE, as_colour, check_size
from canvas.nodes.ports import Image, Mask
from canvas.nodes.utilities.image import IMAGE, Margin

Offset: TypeAlias = Annotated[int, Param(min=-MAX_SIDE, max=MAX_SIDE, widget="number", unit="px")]


@node(
    "utility:image_composite",
    label="Composite",
    keywords="layers paste merge ImageCompositeMasked",
    **IMAGE,
)
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
    layer.putalpha(alpha)
    return blended(base, faded(layer, opacity), (x, y), "normal")


@node(
    "utility:image_overlay",
    label="Overlay",
    common=True,
    keywords="blend mode layer logo sticker multiply screen ImageBlend",
    **IMAGE,
)
def image_overlay(
    background: Image,
    overlay: Image,
    *,
    position: Place = "center",
    margin: Margin = 0,
    scale: Annotated[
        float,
        Param(min=1, max=400, step=1, unit="%", description="Its width, of the background's."),
    ] = 30,
    opacity: Opacity = 1,
    blend: Blend = "normal",
) -> Image:
    """Lay a picture over another, in its own proportions, at a corner, an edge or the middle."""
    base, layer = as_colour(background), as_colour(overlay).convert("RGBA")
    width = max(1, round(base.width * scale / 100))
    size = check_size(width, max(1, round(layer.height * width / layer.width)))
    layer = faded(layer.resize(size, PIL.Image.Resampling.LANCZOS), opacity)
    return blended(base, layer, corner(base.size, layer.size, position, margin), blend)
