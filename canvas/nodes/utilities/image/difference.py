"""How two pictures differ."""

from typing import TypedDict

import PIL.ImageChops
import PIL.ImageStat

from canvas.nodes.declaration import node
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image, Number
from canvas.nodes.utilities.image import IMAGE


class Difference(TypedDict):
    """What differs, bright; and how much of all that could: 0 for equal pictures, 1 at most."""

    image: Image
    score: Number


@node(
    "utility:image_difference",
    label="Compare images",
    keywords="difference diff similarity equal change",
    **IMAGE,
)
def image_difference(a: Image, b: Image) -> Difference:
    """Show where two pictures differ, and say how much. The second is stretched to the first."""
    first = as_colour(a).convert("RGB")
    second = as_colour(b).convert("RGB").resize(first.size)
    apart = PIL.ImageChops.difference(first, second)
    means = PIL.ImageStat.Stat(apart).mean
    return {"image": apart, "score": round(sum(means) / len(means) / 255, 6)}
