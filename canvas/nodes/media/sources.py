"""Recordings opened: how large they are, how long, how many frames a second."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from canvas.nodes.context import NodeError
from canvas.nodes.media import ffmpeg
from canvas.nodes.media.bounds import MAX_RATE
from canvas.nodes.ports import MediaFile

Colours = tuple[int, int, int]

_WHOLE = {
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,wav,mp3,flac,ogg,aac,gif",
    "protocol_whitelist": "none",
}
# Beyond this, a stated rate is a clock and not a number of pictures.
_ODD_RATE = 120


@dataclass(frozen=True)
class Sound:
    """A track of sound. Samples a second, seconds."""

    rate: int
    channels: int
    seconds: Fraction
    codec: str


@dataclass(frozen=True)
class Film:
    """A track of pictures. Pixels as they are shown, upright and square; frames a second, seconds.

    `turned` is by how many degrees the stored pictures must be turned clockwise to stand upright;
    `colours` says by which matrix, primaries and curve they are coded, in FFmpeg's numbers.
    """

    width: int
    height: int
    rate: Fraction
    seconds: Fraction
    turned: int
    colours: Colours
    codec: str
    sound: Sound | None


@contextmanager
def opened(media: MediaFile) -> "Iterator[ffmpeg.InputContainer]":
    """The container of a recording. Raises NodeError for one that FFmpeg cannot read."""
    try:
        with container_of(media.data) as container:
            yield container
    except (ffmpeg.FFmpegError, OSError, ValueError) as error:
        raise NodeError("The recording cannot be read: it is broken or of another kind.") from error


def container_of(data: bytes) -> "ffmpeg.InputContainer":
    """A recording's container, of a kind that holds what it shows. Raises FFmpegError.

    Playlists and their like name other files, on this machine or elsewhere: they are not read.
    """
    return ffmpeg.open(io.BytesIO(data), mode="r", options=_WHOLE)


def film(video: MediaFile) -> Film:
    """What is known of a video. Raises NodeError for one without pictures."""
    seconds, packets = _extent(video, "video")
    with opened(video) as container:
        stream = first(container, "video")
        picture = next(container.decode(stream), None) if stream is not None else None
        if stream is None or picture is None:
            raise NodeError("There is no picture in this video.")
        turned = -picture.rotation % 360
        across = round(picture.width * (stream.sample_aspect_ratio or 1))
        size = (across, picture.height) if turned % 180 == 0 else (picture.height, across)
        rate = _rate(stream.guessed_rate, packets, seconds)
        colours = (picture.colorspace, picture.color_primaries, picture.color_trc)
        codec = stream.codec_context.name
    return Film(*size, rate, seconds or 1 / rate, turned, colours, codec, sound_of(video))


def sound(audio: MediaFile) -> Sound:
    """What is known of a recording's sound. Raises NodeError where there is none."""
    found = sound_of(audio)
    if found is None:
        raise NodeError("There is no sound in this recording.")
    return found


def sound_of(media: MediaFile) -> Sound | None:
    """The sound of a recording, or None."""
    seconds, _ = _extent(media, "audio")
    with opened(media) as container:
        stream = first(container, "audio")
        frame = next(container.decode(stream), None) if stream is not None else None
        if stream is None or frame is None:
            return None
        codec = stream.codec_context.name
        return Sound(frame.sample_rate, frame.layout.nb_channels, seconds, codec)


def first(container: "ffmpeg.InputContainer", kind: str) -> Any:
    """The first stream of a kind that can be decoded and is no cover picture, or None."""
    for stream in container.streams:
        cover = stream.disposition & ffmpeg.stream.Disposition.attached_pic
        if stream.type == kind and stream.codec_context and not cover:
            return stream
    return None


def origin(container: "ffmpeg.InputContainer") -> Fraction:
    """The moment at which a recording begins, in seconds of its own clock."""
    return Fraction(container.start_time or 0, 1_000_000)


def _extent(media: MediaFile, kind: str) -> tuple[Fraction, int]:
    """Seconds and number of packets: counted, because a header may say nothing, or wrongly."""
    with opened(media) as container:
        stream, begin = first(container, kind), origin(container)
        spans = [
            (packet.pts * packet.time_base, (packet.duration or 0) * packet.time_base)
            for packet in (container.demux(stream) if stream is not None else ())
            if packet.pts is not None and not packet.is_discard
        ]
    if not spans:
        return Fraction(0), 0
    last, length = max(spans)
    usual = (last - min(spans)[0]) / (len(spans) - 1) if len(spans) > 1 else Fraction(0)
    return last + (length or usual) - begin, len(spans)


def _rate(guessed: Fraction | None, packets: int, seconds: Fraction) -> Fraction:
    """The slowest steady rate that shows every picture in its time, within reason."""
    stated = Fraction(guessed or 0)
    average = Fraction(packets) / seconds if seconds else Fraction(25)
    found = stated if 1 <= stated <= _ODD_RATE else Fraction(max(1, round(average)))
    return min(found, Fraction(MAX_RATE))
