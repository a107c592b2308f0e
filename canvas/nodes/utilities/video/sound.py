"""Sound put under videos."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Any, Literal

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, graphs, sources, tracks, writing
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio, Boolean, Video
from canvas.nodes.utilities.video import VIDEO


@node(
    "utility:video_mux_audio",
    label="Add sound to video",
    common=True,
    keywords="merge audio music voice over soundtrack mux dub",
    **VIDEO,
)
def video_mux_audio(
    context: NodeContext,
    video: Video,
    audio: Audio,
    *,
    how: Annotated[
        Literal["replace", "mix"], Param(description="Mix keeps the video's own sound, too.")
    ] = "replace",
    volume: Annotated[float, Param(min=0, max=4, step=0.05, port=True)] = 1,
    own_volume: Annotated[
        float, Param(min=0, max=4, step=0.05, label="Own sound's volume", advanced=True)
    ] = 1,
    offset: Annotated[
        float,
        Param(
            min=-600,
            max=600,
            step=0.1,
            unit="s",
            widget="number",
            port=True,
            description="Above 0 the sound begins later, below 0 its beginning is cut.",
        ),
    ] = 0,
    loop: Annotated[Boolean, Param(description="Repeats a sound that is too short.")] = False,
) -> Video:
    """Put sound under a video. What is longer than the video is cut off."""
    clip = clips.take(video, sources.film(video))
    length = sources.sound(audio).seconds
    laid = _laid(audio, length, clip.seconds, Fraction(offset), loop=loop)
    added = graphs.mixed([tracks.counted(laid)], [("volume", str(volume))])
    if how == "mix" and clip.sound is not None:
        own = graphs.mixed([clip.sound], [("volume", str(own_volume))])
        added = graphs.mixed([own, added], [("amix", "inputs=2:normalize=0"), tracks.FILM_SOUND])
    sound = tracks.fitted(added, clip.seconds)
    return writing.film(replace(clip, sound=sound), context)


def _laid(
    audio: Audio, length: Fraction, seconds: Fraction, offset: Fraction, *, loop: bool
) -> Iterator[Any]:
    """The sound, begun later or cut at its beginning, and repeated until `seconds` are full."""
    start = max(Fraction(0), -offset)
    if start >= length:
        raise NodeError(f"The sound ends after {float(length):.2f} seconds.")
    yield from tracks.silence(max(Fraction(0), offset))
    reached = max(Fraction(0), offset)
    while reached < seconds:
        yield from tracks.heard(audio, start=start)
        reached += length - start
        start = Fraction(0)
        if not loop:
            return
