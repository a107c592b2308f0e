"""Pictures of random dots."""

from typing import Annotated, Literal

import PIL.Image

from canvas.nodes.annotations import Seed, Side
from canvas.nodes.declaration import node
from canvas.nodes.media.pictures import noise
from canvas.nodes.params import Param
from canvas.nodes.pixels import check_size
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE


@node("utility:image_noise", label="Noise", keywords="random static grain texture", **IMAGE)
def image_noise(
    *,
    colours: Literal["colour", "grey"] = "colour",
    scale: Annotated[
        int, Param(min=1, max=256, widget="number", unit="px", description="The size of a grain.")
    ] = 1,
    smooth: Annotated[bool, Param(description="Lets the grains run into each other.")] = False,
    width: Side = 512,
    height: Side = 512,
    seed: Seed = None,
) -> Image:
    """Make a picture of random dots; the same seed makes the same picture."""
    size = check_size(width, height)
    coarse = (-(-width // scale), -(-height // scale))
    mode = "RGB" if colours == "colour" else "L"
    method = PIL.Image.Resampling.BICUBIC if smooth else PIL.Image.Resampling.NEAREST
    whole = (coarse[0] * scale, coarse[1] * scale)
    grains = noise(mode, coarse, seed or 0).resize(whole, method)
    return grains.crop((0, 0, *size)).convert("RGB")
