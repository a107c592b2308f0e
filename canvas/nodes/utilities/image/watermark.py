"""Pictures marked as somebody's."""

from typing import Annotated

import PIL.Image

from canvas.nodes.annotations import Opacity
from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import letters
from canvas.nodes.media.blending import blended
from canvas.nodes.media.letters import Style
from canvas.nodes.media.pictures import faded
from canvas.nodes.media.places import Place, corner
from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_SIDE, as_colour, check_size
from canvas.nodes.ports import Boolean, Image, Text
from canvas.nodes.utilities.image import IMAGE, Margin, Percent


@node(
    "utility:image_watermark",
    label="Watermark",
    keywords="copyright logo stamp protect sign",
    **IMAGE,
)
def image_watermark(
    context: NodeContext,
    image: Image,
    mark: Image | None = None,
    *,
    text: Annotated[Text, Param(description="Used when no picture is linked as the mark.")] = "",
    position: Place = "bottom right",
    tile: Annotated[Boolean, Param(description="Repeats the mark all over the picture.")] = False,
    scale: Annotated[Percent, Param(description="The mark's width, of the picture's.")] = 20,
    opacity: Opacity = 0.4,
    margin: Margin = 16,
) -> Image:
    """Mark a picture as yours, with a text or a logo."""
    picture = as_colour(image)
    width = max(1, round(picture.width * scale / 100))
    if mark is not None:
        sign = as_colour(mark).convert("RGBA")
    elif text.strip():
        letters.warn_of_missing(context, text)
        sign = letters.draw(text, Style(64, 600), MAX_SIDE)
    else:
        raise NodeError("Link a picture as the mark, or type a text.")
    height = max(1, round(sign.height * width / sign.width))
    sign = faded(sign.resize(check_size(width, height), PIL.Image.Resampling.LANCZOS), opacity)
    if not tile:
        place = corner(picture.size, sign.size, position, margin)
        return blended(picture, sign, place, "normal")
    return blended(picture, _tiled(sign, picture.size, margin), (0, 0), "normal")


def _tiled(sign: PIL.Image.Image, size: tuple[int, int], gap: int) -> PIL.Image.Image:
    step_x, step_y = sign.width + max(0, gap), sign.height + max(0, gap)
    row = PIL.Image.new("RGBA", (size[0] + step_x, sign.height))
    for x in range(0, row.width, step_x):
        row.paste(sign, (x, 0))
    spread = PIL.Image.new("RGBA", size)
    for number, y in enumerate(range(0, size[1], step_y)):
        # Every other row begins half a mark to the left, as bricks lie.
        spread.paste(row, (-(step_x // 2) * (number % 2), y))
    return spread
