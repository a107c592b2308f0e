"""Parts of videos."""

from canvas.nodes.annotations import End, Moment
from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, sources, writing
from canvas.nodes.ports import Video
from canvas.nodes.utilities.video import VIDEO


@node(
    "utility:video_trim", label="Trim video", common=True, keywords="cut clip shorten part", **VIDEO
)
def video_trim(context: NodeContext, video: Video, *, start: Moment = 0, end: End = None) -> Video:
    """Take a part out of a video, with its sound."""
    film = sources.film(video)
    if start >= film.seconds:
        raise NodeError(f"The video ends after {float(film.seconds):.2f} seconds.")
    return writing.film(clips.take(video, film, start=start, end=end), context)
