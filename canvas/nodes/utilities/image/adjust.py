"""The colours of pictures, changed by degrees."""

from typing import Annotated, TypeAlias

import PIL.Image
import PIL.ImageEnhance

from canvas.nodes.declaration import node
from canvas.nodes.media.pictures import keeping_alpha
from canvas.nodes.params import Param
from canvas.nodes.ports import Image
from canvas.nodes.utilities.image import IMAGE

Factor: TypeAlias = Annotated[float, Param(min=0, max=3, step=0.05, port=True)]


# How far red and blue go apart at the ends of the scale of warmth.
_WARMTH = 0.3


@node(
    "utility:image_adjust",
    label="Adjust colours",
    keywords="brightness contrast saturation hue gamma temperature colour color correction",
    **IMAGE,
)
def image_adjust(
    image: Image,
    *,
    brightness: Factor = 1,
    contrast: Factor = 1,
    saturation: Factor = 1,
    gamma: Annotated[
        float,
        Param(min=0.1, max=5, step=0.05, port=True, description="Above 1 the dark parts brighten."),
    ] = 1,
    hue: Annotated[float, Param(min=-180, max=180, step=1, unit="°", port=True)] = 0,
    temperature: Annotated[
        float,
        Param(min=-1, max=1, step=0.05, port=True, description="Below 0 colder, above 0 warmer."),
    ] = 0,
) -> Image:
    """Change brightness, contrast, saturation, gamma, hue and warmth of a picture."""

    def change(picture: PIL.Image.Image) -> PIL.Image.Image:
        picture = PIL.ImageEnhance.Brightness(picture).enhance(brightness)
        picture = PIL.ImageEnhance.Contrast(picture).enhance(contrast)
        picture = PIL.ImageEnhance.Color(picture).enhance(saturation)
        return _warmed(_turned(_lifted(picture, gamma), hue), temperature)

    return keeping_alpha(image, change)


def _lifted(picture: PIL.Image.Image, gamma: float) -> PIL.Image.Image:
    if gamma == 1:
        return picture
    curve = [round(255 * (level / 255) ** (1 / gamma)) for level in range(256)]
    return picture.point(curve * 3)


def _turned(picture: PIL.Image.Image, degrees: float) -> PIL.Image.Image:
    shift = round(degrees * 256 / 360) % 256
    if shift == 0:
        return picture
    hue, saturation, value = picture.convert("HSV").split()
    turned = hue.point([(level + shift) % 256 for level in range(256)])
    return PIL.Image.merge("HSV", (turned, saturation, value)).convert("RGB")


def _warmed(picture: PIL.Image.Image, temperature: float) -> PIL.Image.Image:
    if temperature == 0:
        return picture
    warmer, colder = 1 + _WARMTH * temperature, 1 - _WARMTH * temperature
    curves = [
        [min(255, round(level * factor)) for level in range(256)]
        for factor in (warmer, 1.0, colder)
    ]
    return picture.point([level for curve in curves for level in curve])
