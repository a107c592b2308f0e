"""One picture of several."""

from typing import Annotated

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Image


@node(
    "utility:image_select",
    label="Pick image",
    keywords="index choose item batch ImageFromBatch",
    category="Image",
    output="image",
)
def image_select(
    images: list[Image],
    *,
    index: Annotated[int, Param(port=True, description="0 is the first, -1 the last.")] = 0,
) -> Image:
    """Take one picture out of a list."""
    if not -len(images) <= index < len(images):
        raise NodeError(f"There is no picture {index}: the list has {len(images)}.")
    return images[index]
