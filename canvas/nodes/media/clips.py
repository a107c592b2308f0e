"""Stretches of film that are decoded only while they are written: one feeds the next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any, Literal, TypeAlias

from canvas.nodes.media import ffmpeg, graphs, tracks
from canvas.nodes.media.bounds import check_film, check_seconds
from canvas.nodes.media.graphs import Filter
from canvas.nodes.media.sources import Colours, Film
from canvas.nodes.ports import MediaFile

Fit: TypeAlias = Literal["contain", "cover", "stretch"]

_TURNS: dict[int, list[Filter]] = {
    90: [("transpose", "clock")],
    180: [("hflip", ""), ("vflip", "")],
    270: [("transpose", "cclock")],
}
_PLAIN: list[Filter] = [("setsar", "1"), ("scale", "out_range=tv"), ("format", "yuv420p")]
# What films are coded by that are made of pictures, and the matrices that films are brought to.
_BT709: Colours = (1, 1, 1)
_MATRICES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020"}


@dataclass(frozen=True)
class Clip:
    """`count` pictures at a steady rate, and sound for just as long or none.

    Both are read once. Sides are even numbers of pixels, as H.264 wants them.
    """

    width: int
    height: int
    rate: Fraction
    count: int
    colours: Colours
    pictures: "Iterable[ffmpeg.VideoFrame]"
    sound: "Iterable[ffmpeg.AudioFrame] | None"

    @property
    def seconds(self) -> Fraction:
        """How long it lasts."""
        return self.count / self.rate


def take(
    video: MediaFile,
    film: Film,
    *,
    start: float | Fraction = 0,
    end: float | Fraction | None = None,
    speed: float = 1,
    size: tuple[int, int] | None = None,
    fit: Fit = "stretch",
    like: Film | None = None,
) -> Clip:
    """A part of a video, from `start` to `end` in seconds, faster or slower.

    With `like` at the rate and in the colours of another film. Raises NodeError for a part that
    lies outside, or is too long or too large to make.
    """
    begin = Fraction(start)
    until = film.seconds if end is None else min(Fraction(end), film.seconds)
    check_seconds((until - begin) / Fraction(speed))
    first = like or film
    steps = first.rate
    count = max(1, round((until - begin) / Fraction(speed) * steps))
    width, height = size or even(film.width, film.height)
    check_film(width, height, count)
    moments = (begin + number * Fraction(speed) / steps for number in range(count))
    shaped = graphs.through(
        tracks.timed(tracks.shown(video, film, moments), steps),
        [
            *_TURNS.get(film.turned, []),
            *_fitting(width, height, fit),
            *_matched(film.colours, first.colours),
            *_PLAIN,
        ],
    )
    sound = None
    if film.sound is not None:
        heard = tracks.heard(video, start=begin, end=until, speed=speed)
        sound = tracks.fitted(heard, count / steps)
    return Clip(width, height, steps, count, first.colours, shaped, sound)


def of_pictures(pictures: Iterable[Any], size: tuple[int, int], rate: Fraction, count: int) -> Clip:
    """A silent clip of frames that may be of any size: they are fitted into `size`."""
    width, height = even(*size)
    check_seconds(count / rate)
    check_film(width, height, count)
    shaped = graphs.through(
        tracks.timed(pictures, rate),
        [*_fitting(width, height, "contain"), ("scale", "out_color_matrix=bt709"), *_PLAIN],
    )
    return Clip(width, height, rate, count, _BT709, shaped, None)


def joined(clips: list[Clip]) -> Clip:
    """One after the other; all of one size and rate. The silent ones get silence where any speaks.

    Raises NodeError when they are too long together.
    """
    count = sum(clip.count for clip in clips)
    check_seconds(count / clips[0].rate)
    check_film(clips[0].width, clips[0].height, count)
    sound = None
    if any(clip.sound is not None for clip in clips):
        sound = chain.from_iterable(
            clip.sound if clip.sound is not None else tracks.silence(clip.seconds) for clip in clips
        )
    pictures = chain.from_iterable(clip.pictures for clip in clips)
    return replace(clips[0], count=count, pictures=pictures, sound=sound)


def changed(clip: Clip, filters: list[Filter], size: tuple[int, int] | None = None) -> Clip:
    """Its pictures through filters, which may change their size to `size`."""
    width, height = size or (clip.width, clip.height)
    pictures = graphs.through(tracks.timed(clip.pictures, clip.rate), filters)
    return replace(clip, width=width, height=height, pictures=pictures)


def upright(film: Film, size: tuple[int, int]) -> list[Filter]:
    """Filters that show a film's pictures as they are meant, in RGB and of a size."""
    return [
        *_TURNS.get(film.turned, []),
        ("scale", f"{size[0]}:{size[1]}:flags=bicubic"),
        ("format", "rgb24"),
    ]


def even(width: float, height: float) -> tuple[int, int]:
    """The nearest size below whose sides are even."""
    return max(2, int(width) // 2 * 2), max(2, int(height) // 2 * 2)


def _matched(own: Colours, wanted: Colours) -> list[Filter]:
    """Nothing, mostly: a film is only recoded where both say by what they are coded."""
    if own[0] == wanted[0] or own[0] not in _MATRICES or wanted[0] not in _MATRICES:
        return []
    return [("scale", f"out_color_matrix={_MATRICES[wanted[0]]}")]


def _fitting(width: int, height: int, fit: Fit) -> list[Filter]:
    size = f"w={width}:h={height}:flags=bicubic"
    if fit == "stretch":
        return [("scale", size)]
    if fit == "cover":
        grown = ("scale", f"{size}:force_original_aspect_ratio=increase")
        return [grown, ("crop", f"{width}:{height}")]
    shrunk = ("scale", f"{size}:force_original_aspect_ratio=decrease")
    return [shrunk, ("pad", f"{width}:{height}:(ow-iw)/2:(oh-ih)/2:black")]
