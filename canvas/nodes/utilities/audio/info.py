"""What can be measured in a recording."""

from typing import TypedDict

from canvas.nodes.declaration import node
from canvas.nodes.media import sources
from canvas.nodes.ports import Audio, Integer, Number, Text
from canvas.nodes.utilities.audio import AUDIO


class SoundFacts(TypedDict):
    """Seconds, samples a second."""

    seconds: Number
    rate: Integer
    channels: Integer
    codec: Text


@node(
    "utility:audio_info",
    label="Audio info",
    keywords="duration length seconds sample rate channels metadata",
    **AUDIO,
)
def audio_info(audio: Audio) -> SoundFacts:
    """Measure a recording."""
    sound = sources.sound(audio)
    return {
        "seconds": round(float(sound.seconds), 3),
        "rate": sound.rate,
        "channels": sound.channels,
        "codec": sound.codec,
    }
