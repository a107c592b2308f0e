"""Ways with pictures that several utilities share."""

import random
from collections.abc import Callable

import PIL.Image

from canvas.nodes.media.bounds import check_count
from canvas.nodes.pixels import as_colour

MAX_PICTURES = 100


def keeping_alpha(
    image: PIL.Image.Image, change: Callable[[PIL.Image.Image], PIL.Image.Image]
) -> PIL.Image.Image:
    """The picture with its colours changed as RGB, and its transparency as it was."""
    picture = as_colour(image)
    changed = change(picture.convert("RGB"))
    if picture.mode == "RGBA":
        changed.putalpha(picture.getchannel("A"))
    return changed


def several(images: list[PIL.Image.Image]) -> list[PIL.Image.Image]:
    """The pictures as RGBA. Raises NodeError for none and for too many."""
    check_count(images, "pictures", MAX_PICTURES)
    return [as_colour(image).convert("RGBA") for image in images]


def faded(layer: PIL.Image.Image, opacity: float) -> PIL.Image.Image:
    """An RGBA layer made more transparent, 0 to 1."""
    thinner = layer.copy()
    thinner.putalpha(layer.getchannel("A").point(lambda level: round(level * opacity)))
    return thinner


def noise(mode: str, size: tuple[int, int], seed: int) -> PIL.Image.Image:
    """Every sample drawn evenly from 0 to 255; the same seed gives the same picture."""
    width, height = size
    samples = width * height * len(PIL.Image.new(mode, (1, 1)).getbands())
    return PIL.Image.frombytes(mode, size, random.Random(seed).randbytes(samples))
