"""Parts of recordings."""

from fractions import Fraction

from canvas.nodes.annotations import End, Moment
from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds, sources
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO


@node(
    "utility:audio_trim",
    label="Trim audio",
    common=True,
    keywords="cut clip shorten part TrimAudio",
    **AUDIO,
)
def audio_trim(context: NodeContext, audio: Audio, *, start: Moment = 0, end: End = None) -> Audio:
    """Take a part out of a recording."""
    sound = sources.sound(audio)
    if start >= sound.seconds:
        raise NodeError(f"The recording ends after {float(sound.seconds):.2f} seconds.")
    until = None if end is None else Fraction(end)
    return sounds.changed(audio, context, [], start=Fraction(start), end=until)
