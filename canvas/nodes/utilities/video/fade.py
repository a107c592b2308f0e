"""Videos out of black and back into it."""

from dataclasses import replace
from fractions import Fraction

from canvas.nodes.annotations import FadeTime
from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, graphs, sources, writing
from canvas.nodes.ports import Video
from canvas.nodes.utilities.video import VIDEO


@node("utility:video_fade", label="Fade video", keywords="fade in out black transition", **VIDEO)
def video_fade(
    context: NodeContext,
    video: Video,
    *,
    fade_in: FadeTime = 1,
    fade_out: FadeTime = 1,
) -> Video:
    """Let a video come out of black and go back into it, its sound with it."""
    clip = clips.take(video, sources.film(video))
    pictures, sound = [], []
    for way, seconds, start in (
        ("in", fade_in, 0.0),
        ("out", fade_out, max(0.0, float(clip.seconds - Fraction(fade_out)))),
    ):
        if seconds:
            timing = f"st={start}:d={seconds}"
            pictures.append(("fade", f"t={way}:{timing}"))
            sound.append(("afade", f"t={way}:{timing}"))
    if not pictures:
        return writing.film(clip, context)
    faded = clips.changed(clip, pictures)
    if clip.sound is not None:
        faded = replace(faded, sound=graphs.mixed([clip.sound], sound))
    return writing.film(faded, context)
