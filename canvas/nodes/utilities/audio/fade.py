"""Recordings out of silence and back into it."""

from canvas.nodes.annotations import FadeTime
from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds, sources
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO


@node("utility:audio_fade", label="Fade audio", keywords="fade in out smooth", **AUDIO)
def audio_fade(
    context: NodeContext,
    audio: Audio,
    *,
    fade_in: FadeTime = 1,
    fade_out: FadeTime = 1,
) -> Audio:
    """Let a recording come out of silence and go back into it."""
    start = max(0.0, float(sources.sound(audio).seconds) - fade_out)
    filters = []
    if fade_in:
        filters.append(("afade", f"t=in:d={fade_in}:curve=hsin"))
    if fade_out:
        filters.append(("afade", f"t=out:st={start}:d={fade_out}:curve=hsin"))
    return sounds.changed(audio, context, filters)
