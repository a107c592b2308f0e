"""Pictures in rows."""

import math
from typing import Annotated, Literal

import PIL.Image
import PIL.ImageOps

from canvas.nodes.annotations import Colour
from canvas.nodes.declaration import node
from canvas.nodes.media.blending import blended
from canvas.nodes.media.pictures import several
from canvas.nodes.params import Param
from canvas.nodes.pixels import check_size
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE, Gap


@node(
    "utility:image_grid",
    label="Image grid",
    common=True,
    keywords="contact sheet collage montage tile ImageGrid",
    **IMAGE,
)
def image_grid(
    images: list[Image],
    *,
    columns: Annotated[int, Param(min=0, max=20, description="0 makes it about square.")] = 0,
    cell: Annotated[
        int, Param(min=16, max=4_096, widget="number", unit="px", description="Each one's side.")
    ] = 512,
    fit: Literal["contain", "cover"] = "contain",
    gap: Gap = 8,
    background: Colour = "#000000",
) -> Image:
    """Lay pictures out in rows, each in a square of the same size: a contact sheet."""
    pictures = several(images)
    across = min(columns or math.ceil(math.sqrt(len(pictures))), len(pictures))
    down = -(-len(pictures) // across)
    step = cell + gap
    size = check_size(across * step - gap, down * step - gap)
    sheet = PIL.Image.new("RGB", size, background)
    for number, picture in enumerate(pictures):
        shown = _in_cell(picture, cell, fit)
        x = number % across * step + (cell - shown.width) // 2
        y = number // across * step + (cell - shown.height) // 2
        sheet = blended(sheet, shown, (x, y), "normal")
    return sheet


def _in_cell(picture: PIL.Image.Image, cell: int, fit: str) -> PIL.Image.Image:
    if fit == "cover":
        return PIL.ImageOps.fit(picture, (cell, cell), PIL.Image.Resampling.LANCZOS)
    return PIL.ImageOps.contain(picture, (cell, cell), PIL.Image.Resampling.LANCZOS)
