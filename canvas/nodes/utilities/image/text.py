"""Text in pictures."""

from typing import Annotated, TypeAlias

import PIL.Image

from canvas.nodes.annotations import Colour
from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import letters
from canvas.nodes.media.blending import blended
from canvas.nodes.media.letters import MAX_LETTER_SIZE, Align, Style
from canvas.nodes.media.pictures import faded
from canvas.nodes.media.places import Place, corner
from canvas.nodes.params import COLOUR, Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Boolean, Image, Text
from canvas.nodes.utilities.image import IMAGE, Margin, Percent

Size: TypeAlias = Annotated[int, Param(min=4, max=MAX_LETTER_SIZE, widget="number", unit="px")]


Weight: TypeAlias = Annotated[int, Param(min=100, max=900, step=100)]


@node(
    "utility:image_text",
    label="Draw text",
    common=True,
    keywords="caption title headline font meme letters add text overlay",
    **IMAGE,
)
def image_text(
    context: NodeContext,
    image: Image,
    text: Annotated[Text, Param(widget="textarea")],
    *,
    position: Place = "bottom",
    size: Size = 48,
    colour: Colour = "#ffffff",
    weight: Weight = 700,
    align: Align = "center",
    width: Annotated[Percent, Param(description="Of the picture; lines break there.")] = 90,
    margin: Margin = 24,
    outline: Annotated[int, Param(min=0, max=100, unit="px", advanced=True)] = 0,
    outline_colour: Annotated[Text, Param(widget=COLOUR, advanced=True)] = "#000000",
    box: Annotated[Boolean, Param(description="A plain ground behind the text.")] = False,
    box_colour: Annotated[Text, Param(widget=COLOUR, advanced=True)] = "#000000",
    box_opacity: Annotated[float, Param(min=0, max=1, step=0.05, advanced=True)] = 0.6,
) -> Image:
    """Write into a picture, with letters of Latin, Greek and Cyrillic."""
    picture = as_colour(image)
    letters.warn_of_missing(context, text)
    style = Style(size, weight, colour, align, outline=outline, outline_colour=outline_colour)
    layer = letters.draw(text, style, max(1, round(picture.width * width / 100)))
    if box:
        layer = _boxed(layer, size // 2, box_colour, box_opacity)
    return blended(picture, layer, corner(picture.size, layer.size, position, margin), "normal")


def _boxed(layer: PIL.Image.Image, padding: int, colour: str, opacity: float) -> PIL.Image.Image:
    size = (layer.width + 2 * padding, layer.height + padding)
    box = faded(PIL.Image.new("RGBA", size, colour), opacity)
    box.alpha_composite(layer, (padding, padding // 2))
    return box
