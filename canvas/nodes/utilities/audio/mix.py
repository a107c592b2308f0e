"""Recordings at once."""

from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import graphs, sounds, sources, tracks
from canvas.nodes.media.bounds import check_count
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio, Boolean, Number
from canvas.nodes.utilities.audio import AUDIO, MAX_RECORDINGS


@node(
    "utility:audio_mix",
    label="Mix audio",
    common=True,
    keywords="overlay layer blend combine music voice amix AudioMerge",
    **AUDIO,
)
def audio_mix(
    context: NodeContext,
    audios: Annotated[list[Audio], Param(label="Recordings")],
    *,
    weights: Annotated[
        list[Number] | None,
        Param(description="The volume of each, in the order of the links; 1 is its own."),
    ] = None,
    normalize: Annotated[
        Boolean, Param(description="Makes each quieter, so that all together are not too loud.")
    ] = True,
) -> Audio:
    """Play recordings at once. The longest decides how long."""
    check_count(audios, "recordings", MAX_RECORDINGS)
    found = [sources.sound(audio) for audio in audios]
    shape = sounds.shape(found)
    volumes = [*(weights or []), *[1] * len(audios)][: len(audios)]
    parts = [
        tracks.heard(audio, filters=[("volume", str(volume))], shape=shape.filter)
        for audio, volume in zip(audios, volumes, strict=True)
    ]
    options = f"inputs={len(parts)}:normalize=0"
    share = 1 / len(parts) if normalize else 1
    mixed = graphs.mixed(parts, [("amix", options), ("volume", str(share)), shape.filter])
    seconds = max(sound.seconds for sound in found)
    return sounds.write(mixed, shape, context, seconds=seconds)
