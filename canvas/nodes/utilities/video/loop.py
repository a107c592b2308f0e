"""Videos several times in a row."""

from dataclasses import replace
from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, sources, writing
from canvas.nodes.media.bounds import check_held
from canvas.nodes.params import Param
from canvas.nodes.ports import Boolean, Video
from canvas.nodes.utilities.video import VIDEO


@node("utility:video_loop", label="Loop video", keywords="repeat boomerang ping pong", **VIDEO)
def video_loop(
    context: NodeContext,
    video: Video,
    *,
    times: Annotated[int, Param(min=2, max=20, port=True)] = 2,
    boomerang: Annotated[
        Boolean, Param(description="Every other time backwards, and without sound.")
    ] = False,
) -> Video:
    """Play a video several times in a row."""
    film = sources.film(video)
    if not boomerang:
        parts = [clips.take(video, film) for _ in range(times)]
        return writing.film(clips.joined(parts), context)
    clip = replace(clips.take(video, film), sound=None)
    check_held(clip.width, clip.height, clip.count)
    forth = list(clip.pictures)
    ways = [forth if number % 2 == 0 else forth[::-1] for number in range(times)]
    return writing.film(clips.joined([replace(clip, pictures=way) for way in ways]), context)
