"""One picture of a video."""

from fractions import Fraction
from typing import Annotated, Literal

from canvas.nodes.annotations import Moment
from canvas.nodes.declaration import node
from canvas.nodes.media import sources
from canvas.nodes.media.frames import pictures_at
from canvas.nodes.params import Param
from canvas.nodes.ports import Image, Video
from canvas.nodes.utilities.video import VIDEO


@node(
    "utility:video_extract_frame",
    label="Frame of video",
    common=True,
    keywords="extract still thumbnail screenshot first last middle image",
    **VIDEO,
)
def video_extract_frame(
    video: Video,
    *,
    frame: Literal["first", "middle", "last", "at a time"] = "first",
    time: Annotated[Moment, Param(description="Counts with “at a time”.")] = 0,
) -> Image:
    """Take one picture out of a video."""
    film = sources.film(video)
    last = film.seconds - 1 / film.rate
    moment = {
        "first": Fraction(0),
        "middle": film.seconds / 2,
        "last": last,
        "at a time": min(Fraction(time), last),
    }[frame]
    return next(pictures_at(video, film, [moment]))
