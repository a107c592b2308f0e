"""Recordings as files of another kind."""

from typing import Annotated, Literal

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds, sources, tracks
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO


@node(
    "utility:audio_convert",
    label="Convert audio",
    common=True,
    keywords="format mp3 wav flac ogg opus m4a aac encode save",
    **AUDIO,
)
def audio_convert(
    context: NodeContext,
    audio: Audio,
    *,
    format: Literal["mp3", "m4a", "ogg", "wav", "flac"] = "mp3",
    bit_rate: Annotated[
        int,
        Param(
            options=(64, 96, 128, 192, 256, 320),
            unit="kbit/s",
            description="WAV and FLAC have none: they lose nothing.",
        ),
    ] = 192,
) -> Audio:
    """Save a recording in another format."""
    sound = sources.sound(audio)
    shape = sounds.shape([sound], format)
    blocks = tracks.heard(audio, shape=shape.filter)
    return sounds.write(blocks, shape, context, seconds=sound.seconds, bit_rate=bit_rate * 1_000)
