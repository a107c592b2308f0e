"""Many pictures of a video."""

import io
from fractions import Fraction
from typing import Annotated

import PIL.Image

from canvas.nodes.annotations import End, Moment
from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sources
from canvas.nodes.media.bounds import check_seconds
from canvas.nodes.media.frames import pictures_at
from canvas.nodes.params import Param
from canvas.nodes.ports import EncodedImage, MediaFile, Video
from canvas.nodes.utilities.video import VIDEO

MAX_FRAMES = 200


@node(
    "utility:video_nth_frame",
    label="Frames of video",
    keywords="extract every nth stills images sequence split",
    output="images",
    **VIDEO,
)
def video_nth_frame(
    context: NodeContext,
    video: Video,
    *,
    n: Annotated[int, Param(min=1, max=10_000, widget="number", port=True)] = 12,
    start: Moment = 0,
    end: End = None,
    at_most: Annotated[int, Param(min=1, max=MAX_FRAMES, widget="number")] = 50,
) -> list[EncodedImage]:
    """Take every n-th picture out of a video."""
    film = sources.film(video)
    until = film.seconds if end is None else min(Fraction(end), film.seconds)
    check_seconds(until - Fraction(start))
    step = n / film.rate
    # A hair less, so that no frame counts that begins just where the part ends.
    count = min(at_most, int((until - Fraction(start)) / step - Fraction(1, 1_000_000)) + 1)
    moments = [Fraction(start) + step * number for number in range(count)]
    found = []
    for number, picture in enumerate(pictures_at(video, film, moments), 1):
        found.append(_png(picture))
        context.check_cancelled()
        context.progress(number / count)
    return found


def _png(picture: PIL.Image.Image) -> MediaFile:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return MediaFile(buffer.getvalue(), "image/png")
