"""Videos one after the other."""

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, sources, writing
from canvas.nodes.media.bounds import check_count
from canvas.nodes.ports import Video
from canvas.nodes.utilities.video import MAX_VIDEOS, VIDEO, Fit


@node(
    "utility:video_concat",
    label="Join videos",
    common=True,
    keywords="concatenate merge append sequence stitch",
    **VIDEO,
)
def video_concat(context: NodeContext, videos: list[Video], *, fit: Fit = "contain") -> Video:
    """Play videos one after the other, in the size and at the rate of the first."""
    check_count(videos, "videos", MAX_VIDEOS)
    films = [sources.film(video) for video in videos]
    first = films[0]
    size = clips.even(first.width, first.height)
    parts = [
        clips.take(video, film, size=size, fit=fit, like=first)
        for video, film in zip(videos, films, strict=True)
    ]
    return writing.film(clips.joined(parts), context)
