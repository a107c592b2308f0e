"""Sound recordings: read as blocks of samples, written as files that every browser plays."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from canvas.nodes.context import NodeContext
from canvas.nodes.media import ffmpeg, sources, tracks
from canvas.nodes.media.bounds import check_bytes, check_seconds
from canvas.nodes.media.graphs import Filter
from canvas.nodes.ports import MediaFile

Kind: TypeAlias = Literal["flac", "wav", "mp3", "ogg", "m4a"]

MAX_SOUND_RATE = 48_000
# A kind's container, encoder, and what the encoder takes.
_WRITERS: dict[str, tuple[str, str, str, str]] = {
    "flac": ("flac", "flac", "s16", "audio/flac"),
    "wav": ("wav", "pcm_s16le", "s16", "audio/wav"),
    "mp3": ("mp3", "libmp3lame", "fltp", "audio/mpeg"),
    "ogg": ("ogg", "libopus", "flt", "audio/ogg"),
    "m4a": ("ipod", "aac", "fltp", "audio/mp4"),
}
_LOSSLESS = ("flac", "wav")


@dataclass(frozen=True)
class Shape:
    """Samples a second, one channel or two, and the kind of file they go into."""

    rate: int
    channels: int
    kind: Kind = "flac"

    @property
    def layout(self) -> str:
        """The channels by FFmpeg's name."""
        return "mono" if self.channels == 1 else "stereo"

    @property
    def filter(self) -> Filter:
        """Brings any sound into this shape."""
        samples = _WRITERS[self.kind][2]
        return (
            "aformat",
            f"sample_fmts={samples}:sample_rates={self.rate}:channel_layouts={self.layout}",
        )


def shape(sounds: Sequence[sources.Sound], kind: Kind = "flac") -> Shape:
    """The shape that loses nothing of these sounds, up to 48 kHz and two channels."""
    rate = min(MAX_SOUND_RATE, max(sound.rate for sound in sounds))
    channels = min(2, max(sound.channels for sound in sounds))
    # The others know only certain rates; this one they all know.
    return Shape(rate if kind in _LOSSLESS else MAX_SOUND_RATE, channels, kind)


def write(
    blocks: Iterable[Any],
    shape: Shape,
    context: NodeContext,
    *,
    seconds: Fraction,
    bit_rate: int | None = None,
) -> MediaFile:
    """The blocks, which are of that shape, as a file. `seconds` is about how long it will be.

    Raises NodeError for what lasts too long or grows too large.
    """
    check_seconds(seconds)
    container_name, codec, _, content_type = _WRITERS[shape.kind]
    buffer = io.BytesIO()
    with ffmpeg.open(buffer, "w", format=container_name) as container:
        stream: Any = container.add_stream(codec, rate=shape.rate, layout=shape.layout)
        if bit_rate is not None and shape.kind not in _LOSSLESS:
            stream.bit_rate = bit_rate
        samples = 0
        for block in blocks:
            block.pts, block.time_base = samples, Fraction(1, shape.rate)
            samples += block.samples
            container.mux(stream.encode(block))
            check_seconds(samples / shape.rate)
            check_bytes(buffer.tell())
            context.check_cancelled()
            context.progress(min(1.0, samples / shape.rate / float(seconds)))
        container.mux(stream.encode(None))
    return MediaFile(buffer.getvalue(), content_type)


def changed(
    audio: MediaFile,
    context: NodeContext,
    filters: Sequence[Filter],
    *,
    start: Fraction = Fraction(0),
    end: Fraction | None = None,
    speed: float = 1,
) -> MediaFile:
    """A part of a recording, through filters, in the recording's own shape."""
    sound = sources.sound(audio)
    own = shape([sound])
    until = sound.seconds if end is None else min(end, sound.seconds)
    check_seconds(until - start)
    seconds = (until - start) / Fraction(speed)
    blocks = tracks.heard(
        audio,
        start=start,
        end=until,
        speed=speed,
        filters=[*filters, *([] if speed == 1 else _exactly(seconds))],
        shape=own.filter,
    )
    return write(blocks, own, context, seconds=seconds)


def silence(seconds: Fraction, shape: Shape) -> Iterator[Any]:
    """Blocks with nothing to hear for so long."""
    yield from tracks.silence(seconds, shape.rate, _WRITERS[shape.kind][2], shape.layout)


def _exactly(seconds: Fraction) -> list[Filter]:
    """Filters for a change of pace: by itself, it ends a few samples early or late."""
    return [("apad", f"whole_dur={float(seconds)}"), ("atrim", f"end={float(seconds)}")]
