"""Masks that are drawn."""

from typing import Annotated, Literal, TypeAlias

import PIL.Image
import PIL.ImageDraw

from canvas.nodes.annotations import Side
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.pixels import check_size
from canvas.nodes.ports import Boolean, Mask
from canvas.nodes.utilities.mask import MASK

Extent: TypeAlias = Annotated[float, Param(min=0, max=100, step=1, unit="%")]


@node(
    "utility:mask_shape",
    label="Shape mask",
    keywords="rectangle ellipse circle SolidMask region",
    **MASK,
)
def mask_shape(
    *,
    shape: Literal["rectangle", "ellipse"] = "rectangle",
    width: Side = 1024,
    height: Side = 1024,
    left: Extent = 25,
    top: Extent = 25,
    right: Extent = 75,
    bottom: Extent = 75,
    invert: Boolean = False,
) -> Mask:
    """Draw a mask: a rectangle or an ellipse between four edges, in percent of its size."""
    size = check_size(width, height)
    ground, ink = (255, 0) if invert else (0, 255)
    mask = PIL.Image.new("L", size, ground)
    box = [round(width * left / 100), round(height * top / 100)]
    # The last pixel belongs to the shape.
    box += [round(width * right / 100) - 1, round(height * bottom / 100) - 1]
    if box[0] <= box[2] and box[1] <= box[3]:
        pen = PIL.ImageDraw.Draw(mask)
        (pen.rectangle if shape == "rectangle" else pen.ellipse)(box, fill=ink)
    return mask
