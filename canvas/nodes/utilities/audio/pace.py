"""Recordings faster and slower."""

from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO


@node("utility:audio_speed", label="Audio speed", keywords="tempo faster slower atempo", **AUDIO)
def audio_speed(
    context: NodeContext,
    audio: Audio,
    *,
    speed: Annotated[float, Param(min=0.25, max=4, step=0.05, unit="×", port=True)] = 1.5,
) -> Audio:
    """Play a recording faster or slower, at its own pitch."""
    return sounds.changed(audio, context, [], speed=speed)
