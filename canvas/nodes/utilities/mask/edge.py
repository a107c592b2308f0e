"""Masks inverted, and their edges moved and softened."""

from typing import Annotated

import PIL.ImageFilter
import PIL.ImageOps

from canvas.nodes.declaration import node
from canvas.nodes.media.growing import grown
from canvas.nodes.params import Param
from canvas.nodes.ports import Mask
from canvas.nodes.utilities.mask import MASK


@node(
    "utility:mask_invert",
    label="Invert mask",
    common=True,
    keywords="reverse swap InvertMask",
    **MASK,
)
def mask_invert(mask: Mask) -> Mask:
    """Select what a mask leaves out, and leave out what it selects."""
    return PIL.ImageOps.invert(mask.convert("L"))


@node(
    "utility:mask_grow",
    label="Grow or shrink mask",
    common=True,
    keywords="dilate erode expand contract GrowMask",
    **MASK,
)
def mask_grow(
    mask: Mask,
    *,
    pixels: Annotated[
        int, Param(min=-512, max=512, unit="px", port=True, description="Below 0 it shrinks.")
    ] = 8,
) -> Mask:
    """Move the edge of a mask outwards, or inwards."""
    plain = mask.convert("L")
    if pixels >= 0:
        return grown(plain, pixels)
    return PIL.ImageOps.invert(grown(PIL.ImageOps.invert(plain), -pixels))


@node(
    "utility:mask_blur",
    label="Feather mask",
    common=True,
    keywords="soften blur edge FeatherMask",
    **MASK,
)
def mask_blur(
    mask: Mask, *, radius: Annotated[float, Param(min=0, max=200, step=0.5, unit="px")] = 8
) -> Mask:
    """Soften the edge of a mask."""
    return mask.convert("L").filter(PIL.ImageFilter.GaussianBlur(radius))
