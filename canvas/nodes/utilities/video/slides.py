"""Films made of pictures."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import repeat
from typing import Annotated, Any

import PIL.Image

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, ffmpeg, writing
from canvas.nodes.media.bounds import MAX_RATE
from canvas.nodes.params import Param
from canvas.nodes.pixels import as_colour
from canvas.nodes.ports import Image, Video
from canvas.nodes.utilities.video import VIDEO


@node(
    "utility:images_to_video",
    label="Images to video",
    keywords="slideshow frames animate sequence combine VideoCombine",
    **VIDEO,
)
def images_to_video(
    context: NodeContext,
    images: list[Image],
    *,
    seconds: Annotated[
        float, Param(min=0.02, max=60, step=0.1, unit="s", description="How long each shows.")
    ] = 2,
    fps: Annotated[int, Param(min=1, max=MAX_RATE, label="Frames a second", unit="fps")] = 24,
) -> Video:
    """Make a film of pictures, in the size of the first; the others are fitted into it."""
    if not images:
        raise NodeError("There are no pictures to show.")
    rate = Fraction(fps)
    ends = [round(number * Fraction(seconds) * rate) for number in range(1, len(images) + 1)]
    count = max(1, ends[-1])

    def shown() -> Iterator[Any]:
        begin = 0
        for image, end in zip(images, ends, strict=True):
            frame = _frame(image)
            yield from repeat(frame, max(end, 1) - begin)
            begin = end

    return writing.film(clips.of_pictures(shown(), images[0].size, rate, count), context)


def _frame(image: PIL.Image.Image) -> Any:
    """The picture over black: a film is not transparent."""
    picture = as_colour(image).convert("RGBA")
    ground = PIL.Image.new("RGBA", picture.size, "black")
    solid = PIL.Image.alpha_composite(ground, picture).convert("RGB")
    return ffmpeg.VideoFrame.from_image(solid)  # type: ignore[no-untyped-call]  # untyped in PyAV
