"""Films and sounds made for a test, and what is in those that come out."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
import numpy as np

from canvas.nodes.ports import MediaFile

SOUND_RATE = 48_000


@dataclass(frozen=True)
class Played:
    """What a player would show: the grey of each frame's middle, the sound as mono samples."""

    size: tuple[int, int] | None
    seconds: float
    times: list[float]
    greys: list[int]
    samples: np.ndarray[Any, np.dtype[np.float32]]
    rate: int | None
    channels: int | None
    codecs: tuple[str, ...]
    pictures: list[Any]

    @property
    def levels(self) -> list[float]:
        """The amplitude of a steady tone in each tenth of a second."""
        step = (self.rate or 1) // 10
        parts = [
            self.samples[at : at + step] for at in range(0, len(self.samples) - step + 1, step)
        ]
        return [round(float(np.sqrt(2 * np.mean(part**2))), 2) for part in parts]


def film(
    greys: Sequence[int],
    *,
    rate: int = 10,
    size: tuple[int, int] = (64, 48),
    times: Sequence[Fraction] | None = None,
    codec: str = "libx264",
    container: str = "mp4",
    tone: float | None = None,
    turned: int = 0,
) -> MediaFile:
    """Plain grey frames; `times` in seconds make a varying rate; `tone` is a sound's loudness."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as file:
        stream: Any = file.add_stream(codec, rate=rate)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p" if size[0] % 2 == size[1] % 2 == 0 else "yuv444p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1_000)
        if turned:
            stream.set_display_rotation(turned)
        sound: Any = None
        if tone is not None:
            name = "aac" if container == "mp4" else "libopus"
            sound = file.add_stream(name, rate=SOUND_RATE, layout="stereo")
        for number, grey in enumerate(greys):
            pixels = np.full((size[1], size[0], 3), grey, np.uint8)
            # A white corner, to see how the picture was turned.
            pixels[: size[1] // 4, : size[0] // 4] = 255
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            moment = times[number] if times else Fraction(number, rate)
            frame.pts, frame.time_base = round(moment * 1_000), Fraction(1, 1_000)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
        if sound is not None:
            wave = _sine(len(greys) * SOUND_RATE // rate, SOUND_RATE, tone or 0.0, 440)
            both = np.stack([wave, wave])
            block = av.AudioFrame.from_ndarray(both, format="fltp", layout="stereo")
            block.sample_rate, block.pts = SOUND_RATE, 0
            file.mux(sound.encode(block))
            file.mux(sound.encode(None))
    return MediaFile(buffer.getvalue(), f"video/{container}")


def sound(
    seconds: float, *, rate: int = 16_000, channels: int = 1, level: float = 0.5, hertz: float = 440
) -> MediaFile:
    """A tone as WAV."""
    buffer = io.BytesIO()
    wave = (_sine(round(seconds * rate), rate, level, hertz) * 32_767).astype(np.int16)
    layout = "mono" if channels == 1 else "stereo"
    with av.open(buffer, "w", format="wav") as file:
        stream: Any = file.add_stream("pcm_s16le", rate=rate, layout=layout)
        packed = np.repeat(wave, channels)[None, :]
        block = av.AudioFrame.from_ndarray(packed, format="s16", layout=layout)
        block.sample_rate, block.pts = rate, 0
        file.mux(stream.encode(block))
        file.mux(stream.encode(None))
    return MediaFile(buffer.getvalue(), "audio/wav")


def play(media: MediaFile) -> Played:
    """Decodes the whole file."""
    pictures = _decoded(media, "video")
    blocks = _decoded(media, "audio")
    samples = [_mono(block) for block in blocks]
    with av.open(io.BytesIO(media.data)) as file:
        seconds = float(file.duration or 0) / 1_000_000
        codecs = tuple(stream.codec_context.name for stream in file.streams)
    return Played(
        size=(pictures[0].width, pictures[0].height) if pictures else None,
        seconds=seconds,
        times=[round(frame.time, 3) for frame in pictures],
        greys=[
            int(frame.to_ndarray(format="rgb24")[frame.height // 2, frame.width // 2, 0])
            for frame in pictures
        ],
        samples=np.concatenate(samples) if samples else np.zeros(0, np.float32),
        rate=blocks[0].sample_rate if blocks else None,
        channels=blocks[0].layout.nb_channels if blocks else None,
        codecs=codecs,
        pictures=pictures,
    )


def near(found: Sequence[float], wanted: Sequence[float], by: float = 1) -> bool:
    """As many, and each about the same: encoding loses a little."""
    return len(found) == len(wanted) and all(
        abs(a - b) <= by for a, b in zip(found, wanted, strict=True)
    )


def _decoded(media: MediaFile, kind: str) -> list[Any]:
    with av.open(io.BytesIO(media.data)) as file:
        stream = next((one for one in file.streams if one.type == kind), None)
        return [] if stream is None else list(file.decode(stream))  # type: ignore[call-overload]  # of either kind


def _mono(block: Any) -> Any:
    samples = block.to_ndarray().astype(np.float32)
    if not block.format.is_planar:
        samples = samples.reshape(-1, block.layout.nb_channels).T
    top = {"s16": 32_768, "s16p": 32_768, "s32": 2**31, "s32p": 2**31}.get(block.format.name, 1)
    return samples.mean(axis=0) / top


def _sine(count: int, rate: int, level: float, hertz: float) -> Any:
    return (level * np.sin(2 * np.pi * hertz * np.arange(count) / rate)).astype(np.float32)
