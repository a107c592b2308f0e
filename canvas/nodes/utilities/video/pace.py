"""Videos faster, slower and backwards."""

from dataclasses import replace
from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, graphs, sources, tracks, writing
from canvas.nodes.media.bounds import check_held
from canvas.nodes.params import Param
from canvas.nodes.ports import Video
from canvas.nodes.utilities.video import VIDEO


@node(
    "utility:video_speed",
    label="Video speed",
    keywords="fast slow motion timelapse rate setpts",
    **VIDEO,
)
def video_speed(
    context: NodeContext,
    video: Video,
    *,
    speed: Annotated[float, Param(min=0.1, max=20, step=0.1, unit="×", port=True)] = 2,
) -> Video:
    """Play a video faster or slower. The sound keeps its pitch."""
    return writing.film(clips.take(video, sources.film(video), speed=speed), context)


@node("utility:video_reverse", label="Reverse video", keywords="backwards rewind", **VIDEO)
def video_reverse(context: NodeContext, video: Video) -> Video:
    """Play a video and its sound backwards."""
    film = sources.film(video)
    clip = clips.take(video, film)
    check_held(clip.width, clip.height, clip.count)
    pictures = reversed(list(clip.pictures))
    sound = None
    if clip.sound is not None:
        backwards = graphs.mixed([clip.sound], [("areverse", ""), tracks.FILM_SOUND])
        sound = tracks.fitted(backwards, clip.seconds)
    return writing.film(replace(clip, pictures=pictures, sound=sound), context)
