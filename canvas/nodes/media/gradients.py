"""Gradients: how far along each pixel lies, and the colours between stops."""

import math
from collections.abc import Sequence
from itertools import pairwise

import PIL.Image

# A step for every level of a channel.
_LEVELS = 256
Stop = tuple[float, tuple[int, int, int, int]]  # from 0 to 1, and red, green, blue, alpha


def linear(size: tuple[int, int], angle: float) -> PIL.Image.Image:
    """Black where the gradient starts, white where it ends, corner to corner.

    0 degrees run upwards, 90 to the right.
    """
    width, height = size
    along = (math.sin(math.radians(angle)), -math.cos(math.radians(angle)))
    reach = abs(width * along[0]) + abs(height * along[1])
    ramp = PIL.Image.frombytes("L", (_LEVELS, 1), bytes(range(_LEVELS)))
    # Every pixel looks up its place along the way: from 0 to _LEVELS over the reach.
    step_x, step_y = along[0] * _LEVELS / reach, along[1] * _LEVELS / reach
    begin = _LEVELS / 2 - step_x * width / 2 - step_y * height / 2
    places = (step_x, step_y, begin, 0, 0, 0)
    return ramp.transform(size, PIL.Image.Transform.AFFINE, places)


def radial(size: tuple[int, int]) -> PIL.Image.Image:
    """Black in the middle, white in the corners."""
    return PIL.Image.radial_gradient("L").resize(size, PIL.Image.Resampling.BICUBIC)


def coloured(places: PIL.Image.Image, stops: Sequence[Stop]) -> PIL.Image.Image:
    """An RGBA picture: each pixel has the colour that lies at its place between the stops."""
    colours = [_between(stops, level / (_LEVELS - 1)) for level in range(_LEVELS)]
    channels = [places.point([colour[part] for colour in colours]) for part in range(4)]
    return PIL.Image.merge("RGBA", channels)


def _between(stops: Sequence[Stop], place: float) -> tuple[int, ...]:
    if place <= stops[0][0]:
        return stops[0][1]
    for (start, near), (end, far) in pairwise(stops):
        if place <= end:
            share = (place - start) / (end - start) if end > start else 1.0
            return tuple(round(a + (b - a) * share) for a, b in zip(near, far, strict=True))
    return stops[-1][1]
