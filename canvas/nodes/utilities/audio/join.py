"""Recordings one after the other."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.media import sounds, sources, tracks
from canvas.nodes.media.bounds import check_count
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio
from canvas.nodes.utilities.audio import AUDIO, MAX_RECORDINGS


@node(
    "utility:audio_merge",
    label="Join audio",
    common=True,
    keywords="concatenate append sequence AudioConcat",
    **AUDIO,
)
def audio_merge(
    context: NodeContext,
    audios: Annotated[list[Audio], Param(label="Recordings")],
    *,
    gap: Annotated[float, Param(min=0, max=30, step=0.1, unit="s", port=True)] = 0,
) -> Audio:
    """Play recordings one after the other, in the order of their links."""
    check_count(audios, "recordings", MAX_RECORDINGS)
    found = [sources.sound(audio) for audio in audios]
    shape = sounds.shape(found)
    pause = Fraction(gap)

    def blocks() -> Iterator[Any]:
        for number, audio in enumerate(audios):
            if number:
                yield from sounds.silence(pause, shape)
            yield from tracks.heard(audio, shape=shape.filter)

    seconds = sum((sound.seconds for sound in found), pause * (len(found) - 1))
    return sounds.write(blocks(), shape, context, seconds=seconds)
