"""Frames of films as pictures."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import PIL.Image

from canvas.nodes.media import clips, graphs, tracks
from canvas.nodes.media.sources import Film
from canvas.nodes.ports import MediaFile


def pictures_at(
    video: MediaFile,
    film: Film,
    moments: Iterable[Fraction],
    size: tuple[int, int] | None = None,
) -> Iterator[PIL.Image.Image]:
    """What shows at these moments, which rise; upright, RGB, in the film's own size or another."""
    frames = tracks.timed(tracks.shown(video, film, moments), film.rate)
    shaping = clips.upright(film, size or (film.width, film.height))
    for frame in graphs.through(frames, shaping):
        yield frame.to_image()
