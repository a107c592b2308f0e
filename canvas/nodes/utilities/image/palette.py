"""The colours that a picture is made of."""

from typing import Annotated, TypedDict

import PIL.Image

from canvas.nodes.declaration import node
from canvas.nodes.media.colours import hexadecimal
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image, Text
from canvas.nodes.utilities.image import IMAGE

SWATCH = 64


# Counting colours in more pixels than these would not change the palette.
_SAMPLE = (256, 256)


class Palette(TypedDict):
    """The colours, the most frequent first, in writing and as a strip of squares."""

    colours: list[Text]
    swatches: Image


@node(
    "utility:image_palette",
    label="Palette",
    keywords="dominant colours colors extract swatches",
    **IMAGE,
)
def image_palette(
    image: Image, *, count: Annotated[int, Param(min=1, max=16, port=True)] = 5
) -> Palette:
    """Find the colours that a picture is mostly made of."""
    small = as_colour(image).convert("RGB")
    small.thumbnail(_SAMPLE, PIL.Image.Resampling.BOX)
    flat = small.quantize(count, PIL.Image.Quantize.MEDIANCUT, kmeans=1)
    table = flat.getpalette() or []
    places = [int(str(index)) for _, index in sorted(flat.getcolors() or [], reverse=True)]
    colours = [(table[3 * at], table[3 * at + 1], table[3 * at + 2]) for at in places]
    strip = PIL.Image.new("RGB", (SWATCH * len(colours), SWATCH))
    for place, colour in enumerate(colours):
        strip.paste(colour, (place * SWATCH, 0, (place + 1) * SWATCH, SWATCH))
    return {"colours": [hexadecimal(*colour) for colour in colours], "swatches": strip}
