"""Pictures as an old camera would take them."""

from typing import Annotated

import PIL.Image
import PIL.ImageChops

from canvas.nodes.annotations import Seed
from canvas.nodes.declaration import node
from canvas.nodes.media.pictures import keeping_alpha, noise
from canvas.nodes.params import Param
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE


@node("utility:image_grain", label="Film grain", keywords="noise analog film texture", **IMAGE)
def image_grain(
    image: Image,
    *,
    intensity: Annotated[float, Param(min=0, max=1, step=0.05)] = 0.2,
    scale: Annotated[float, Param(min=1, max=16, step=0.5, unit="px")] = 1,
    seed: Seed = None,
) -> Image:
    """Scatter film grain over a picture."""

    def grainy(picture: PIL.Image.Image) -> PIL.Image.Image:
        across = max(1, round(picture.width / scale)), max(1, round(picture.height / scale))
        grains = noise("L", across, seed or 0).resize(picture.size)
        # Around the middle grey, which changes nothing when it is added and taken away again.
        soft = grains.point(lambda level: round(128 + (level - 128) * intensity))
        return PIL.ImageChops.add(picture, soft.convert("RGB"), offset=-128)

    return keeping_alpha(image, grainy)


@node("utility:image_vignette", label="Vignette", keywords="dark corners edges", **IMAGE)
def image_vignette(
    image: Image, *, strength: Annotated[float, Param(min=0, max=1, step=0.05)] = 0.5
) -> Image:
    """Darken a picture towards its corners."""

    def darker(picture: PIL.Image.Image) -> PIL.Image.Image:
        # Black in the middle, white in the corners.
        distance = PIL.Image.radial_gradient("L").resize(picture.size)
        light = distance.point(lambda level: round(255 - level * strength))
        return PIL.ImageChops.multiply(picture, light.convert("RGB"))

    return keeping_alpha(image, darker)
