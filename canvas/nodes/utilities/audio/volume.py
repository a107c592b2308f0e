"""Recordings louder, quieter, and more even."""

from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO


@node("utility:audio_volume", label="Volume", keywords="gain louder quieter amplify db", **AUDIO)
def audio_volume(
    context: NodeContext,
    audio: Audio,
    *,
    gain: Annotated[float, Param(min=-60, max=30, step=0.5, unit="dB", port=True)] = 0,
) -> Audio:
    """Make a recording louder or quieter. What grows too loud is held back, not cut."""
    filters = [("volume", f"{gain}dB")]
    if gain > 0:
        filters.append(("alimiter", "limit=0.98:level=0"))
    return sounds.changed(audio, context, filters)


@node(
    "utility:audio_compressor",
    label="Compressor",
    keywords="dynamics even out voice podcast acompressor",
    **AUDIO,
)
def audio_compressor(
    context: NodeContext,
    audio: Audio,
    *,
    threshold: Annotated[float, Param(min=-60, max=0, step=1, unit="dB")] = -18,
    ratio: Annotated[float, Param(min=1, max=20, step=0.5)] = 3,
    attack: Annotated[float, Param(min=0.01, max=2_000, unit="ms", widget="number")] = 5,
    release: Annotated[float, Param(min=0.01, max=9_000, unit="ms", widget="number")] = 50,
    makeup: Annotated[float, Param(min=0, max=24, step=0.5, unit="dB")] = 0,
) -> Audio:
    """Bring the loud and the quiet parts of a recording closer together."""
    options = (
        f"threshold={threshold}dB:ratio={ratio}:attack={attack}:release={release}:makeup={makeup}dB"
    )
    return sounds.changed(audio, context, [("acompressor", options)])
