"""Masks put together, and laid on pictures."""

from typing import Annotated, Literal

import PIL.ImageChops
import PIL.ImageOps

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image, Mask
from canvas.nodes.utilities.mask import MASK


@node(
    "utility:mask_combine",
    label="Combine masks",
    common=True,
    keywords="union intersection add subtract difference MaskComposite",
    **MASK,
)
def mask_combine(
    a: Mask,
    b: Mask,
    *,
    how: Annotated[
        Literal["union", "intersection", "a without b", "either"],
        Param(description="Either selects what exactly one of the two selects."),
    ] = "union",
) -> Mask:
    """Make one mask of two. The second is stretched to the size of the first."""
    first = a.convert("L")
    second = b.convert("L").resize(first.size)
    match how:
        case "union":
            return PIL.ImageChops.lighter(first, second)
        case "intersection":
            return PIL.ImageChops.darker(first, second)
        case "a without b":
            return PIL.ImageChops.darker(first, PIL.ImageOps.invert(second))
    return PIL.ImageChops.difference(first, second)


@node(
    "utility:mask_apply",
    label="Cut out with mask",
    common=True,
    keywords="alpha transparent apply JoinImageWithAlpha",
    **MASK,
)
def mask_apply(image: Image, mask: Mask) -> Image:
    """Leave of a picture what a mask selects; the rest becomes transparent."""
    cut = as_colour(image).convert("RGBA")
    fitted = mask.convert("L").resize(cut.size)
    cut.putalpha(PIL.ImageChops.multiply(cut.getchannel("A"), fitted))
    return cut
