"""Nothing to hear."""

from fractions import Fraction
from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds
from canvas.nodes.media.bounds import MAX_SECONDS
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO


@node("utility:audio_silence", label="Silence", keywords="empty pause blank EmptyAudio", **AUDIO)
def audio_silence(
    context: NodeContext,
    *,
    seconds: Annotated[
        float, Param(min=0.01, max=MAX_SECONDS, step=0.1, unit="s", port=True, widget="number")
    ] = 1,
) -> Audio:
    """Make a recording with nothing to hear."""
    shape = sounds.Shape(rate=sounds.MAX_SOUND_RATE, channels=1)
    length = Fraction(seconds)
    return sounds.write(sounds.silence(length, shape), shape, context, seconds=length)
