"""The pictures and the sound of a recording, decoded one after the other."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from canvas.nodes.media import ffmpeg, graphs, sources
from canvas.nodes.media.graphs import Filter
from canvas.nodes.media.sources import Film
from canvas.nodes.ports import MediaFile

# The sound of every film that is written.
FILM_RATE = 48_000
FILM_SOUND: Filter = (
    "aformat",
    f"sample_fmts=fltp:sample_rates={FILM_RATE}:channel_layouts=stereo",
)
_BLOCK = 1_024
# Sought so much earlier: seeking is not exact.
_RUN_UP = Fraction(1)


def shown(video: MediaFile, film: Film, moments: Iterable[Fraction]) -> Iterator[Any]:
    """The picture that shows at each of these moments, which rise; the last one beyond the end.

    A picture counts from a little before its time: the clocks of films round.
    """
    slack = 1 / film.rate / 4
    wanted = iter(moments)
    moment = next(wanted, None)
    if moment is None:
        return
    current = None
    for time, picture in _pictures(video, moment):
        while moment is not None and current is not None and moment + slack < time:
            yield current
            moment = next(wanted, None)
        if moment is None:
            return
        current = picture
    while moment is not None and current is not None:
        yield current
        moment = next(wanted, None)


def heard(
    recording: MediaFile,
    *,
    start: Fraction = Fraction(0),
    end: Fraction | None = None,
    speed: float = 1,
    filters: Iterable[Filter] = (),
    shape: Filter = FILM_SOUND,
) -> Iterator[Any]:
    """A part of a recording's sound, from `start` to `end` in seconds; gaps in it are silent."""
    until = "" if end is None else f":end={float(end)}"
    chain: list[Filter] = [
        ("aresample", "async=1:first_pts=0"),
        ("atrim", f"start={float(start)}{until}"),
        ("asetpts", "PTS-STARTPTS"),
        *tempo(speed),
        *filters,
        shape,
    ]
    return graphs.mixed([_blocks(recording)], chain)


def tempo(speed: float) -> list[Filter]:
    """Filters that change the pace and keep the pitch; each alone sounds well from ½ to 2."""
    steps: list[Filter] = []
    while not 0.5 <= speed <= 2:
        step = 2.0 if speed > 2 else 0.5
        steps.append(("atempo", f"{step}"))
        speed /= step
    return [*steps, ("atempo", f"{speed}")] if speed != 1 else steps


def fitted(sound: Iterable[Any], seconds: Fraction) -> Iterator[Any]:
    """The sound of a film cut to a length, or made that long with silence."""
    left = round(seconds * FILM_RATE)
    for block in graphs.mixed([sound], [("atrim", f"end_sample={left}")]):
        left -= block.samples
        yield block
    yield from silence(Fraction(left, FILM_RATE))


def silence(
    seconds: Fraction, rate: int = FILM_RATE, samples: str = "fltp", layout: str = "stereo"
) -> Iterator[Any]:
    """Blocks with nothing to hear for so long."""
    left = round(seconds * rate)
    while left > 0:
        block = ffmpeg.AudioFrame(samples, layout, min(_BLOCK, left))
        block.sample_rate, block.time_base, block.pts = rate, Fraction(1, rate), 0
        for plane in block.planes:
            plane.update(bytes(plane.buffer_size))
        left -= block.samples
        yield block


def counted(blocks: Iterable[Any]) -> Iterator[Any]:
    """Blocks of a film's sound that follow each other, whatever times they had before."""
    samples = 0
    for block in blocks:
        block.pts, block.time_base = samples, Fraction(1, FILM_RATE)
        samples += block.samples
        yield block


def timed(pictures: Iterable[Any], rate: Fraction) -> Iterator[Any]:
    """The pictures, each given its time at a steady rate."""
    for number, picture in enumerate(pictures):
        picture.pts, picture.time_base = number, 1 / rate
        yield picture


def _pictures(video: MediaFile, start: Fraction) -> Iterator[tuple[Fraction, Any]]:
    with sources.opened(video) as container:
        begin = sources.origin(container)
        if start > _RUN_UP:
            container.seek(int((start + begin - _RUN_UP) * 1_000_000))
        stream = sources.first(container, "video")
        stream.thread_type = "AUTO"
        for picture in container.decode(stream):
            if picture.pts is not None:
                yield picture.pts * picture.time_base - begin, picture


def _blocks(recording: MediaFile) -> Iterator[Any]:
    with sources.opened(recording) as container:
        begin = sources.origin(container)
        for block in container.decode(sources.first(container, "audio")):
            if block.pts is not None:
                block.pts -= round(begin / block.time_base)
            yield block
