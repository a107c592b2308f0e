"""Recordings brought to a loudness."""

from typing import Annotated, TypedDict

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import loudness, sounds
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio, Number
from canvas.nodes.utilities.audio import AUDIO


class Normalised(TypedDict):
    """The recording, and how loud it was before: LUFS, and dB of the true peak."""

    audio: Audio
    loudness: Number
    peak: Number


@node(
    "utility:audio_loudnorm",
    label="Normalise loudness",
    common=True,
    keywords="normalize loudness LUFS EBU R128 level master volume podcast",
    **AUDIO,
)
def audio_loudnorm(
    context: NodeContext,
    audio: Audio,
    *,
    target: Annotated[
        float,
        Param(
            min=-40,
            max=-8,
            step=0.5,
            unit="LUFS",
            port=True,
            description="The web wants -14, podcasts -16, broadcasting -23.",
        ),
    ] = -14,
    true_peak: Annotated[
        float, Param(min=-9, max=0, step=0.1, unit="dB", description="No peak gets louder.")
    ] = -1,
) -> Normalised:
    """Bring a recording to a loudness by EBU R 128. Only its volume changes, not its dynamics."""
    found = loudness.measure(audio)
    if found.integrated is None:
        raise NodeError("The recording is too quiet or too short to be measured.")
    gain = target - found.integrated
    room = true_peak - found.peak
    if gain > room:
        context.warn(
            f"It reaches {found.integrated + room:.1f} LUFS: more would push its peaks "
            f"above {true_peak:g} dB"
        )
        gain = room
    louder = sounds.changed(audio, context, [("volume", f"{gain}dB:precision=float")])
    return {
        "audio": louder,
        "loudness": round(found.integrated, 2),
        "peak": round(found.peak, 2),
    }
