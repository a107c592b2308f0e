"""Boats, houses, palms, cacti and trees: small, bold and in the light of the hour."""

import numpy as np

from workers.backends.local.sketch.painting import (
    SIDE,
    Colour,
    Picture,
    Rng,
    ellipse,
    lit,
    mix,
    polygon,
)
from workers.backends.local.sketch.vocabulary import COLOURS


def draw_thing(picture: Picture, thing: str, colour: str, time: str, ground: int, rng: Rng) -> None:
    """Draws one thing whose foot stands at row `ground`."""
    x = float(rng.uniform(0.25, 0.75) * SIDE)
    _BRUSHES[thing](picture, x, float(ground), _toned(colour, time), time)


def _toned(colour: str, time: str) -> Colour:
    # Things keep more of their own colour than the ground does, or a red boat at night is black.
    own = COLOURS[colour] if colour else (90, 60, 40)
    return mix(own, lit(own, time), 0.45)


def _boat(picture: Picture, x: float, y: float, colour: Colour, time: str) -> None:
    polygon(picture, [(x - 26, y - 8), (x + 26, y - 8), (x + 17, y + 6), (x - 17, y + 6)], colour)
    sail = lit((250, 248, 240), time)
    polygon(picture, [(x + 1, y - 48), (x + 1, y - 11), (x + 24, y - 11)], sail)
    polygon(picture, [(x - 2, y - 42), (x - 2, y - 11), (x - 18, y - 11)], sail)


def _house(picture: Picture, x: float, y: float, colour: Colour, time: str) -> None:
    polygon(picture, [(x - 22, y - 26), (x + 22, y - 26), (x + 22, y), (x - 22, y)], colour)
    roof = lit((120, 70, 60), time)
    polygon(picture, [(x - 28, y - 26), (x, y - 48), (x + 28, y - 26)], roof)
    window: Colour = (255, 220, 120) if time in {"night", "sunset"} else (220, 235, 250)
    polygon(picture, [(x - 12, y - 20), (x - 3, y - 20), (x - 3, y - 11), (x - 12, y - 11)], window)
    polygon(picture, [(x + 4, y - 18), (x + 13, y - 18), (x + 13, y), (x + 4, y)], roof)


def _palm(picture: Picture, x: float, y: float, colour: Colour, time: str) -> None:
    trunk, leaf = lit((110, 80, 50), time), lit((50, 130, 60), time)
    polygon(picture, [(x - 4, y), (x + 4, y), (x + 12, y - 66), (x + 7, y - 66)], trunk)
    for angle in np.linspace(-0.3, np.pi + 0.3, 6):
        dx, dy = np.cos(angle) * 34, -np.sin(angle) * 14
        tip = (x + 10 + dx, y - 64 + dy + 10)
        polygon(picture, [(x + 10, y - 70), (x + 10 + dx * 0.5, y - 74 + dy), tip], leaf)


def _cactus(picture: Picture, x: float, y: float, colour: Colour, time: str) -> None:
    green = lit((60, 130, 70), time)
    ellipse(picture, (x - 8, y - 62, x + 8, y + 6), green)
    for side in (-1, 1):
        arm = x + side * 20
        ellipse(picture, (arm - 6, y - 46, arm + 6, y - 16), green)
        left, right = sorted((x, arm))
        polygon(picture, [(left, y - 28), (right, y - 28), (right, y - 18), (left, y - 18)], green)


def _tree(picture: Picture, x: float, y: float, colour: Colour, time: str) -> None:
    polygon(
        picture, [(x - 4, y), (x + 4, y), (x + 4, y - 24), (x - 4, y - 24)], lit((90, 60, 40), time)
    )
    ellipse(picture, (x - 24, y - 66, x + 24, y - 18), lit((50, 120, 60), time))


_BRUSHES = {"boat": _boat, "house": _house, "palm": _palm, "cactus": _cactus, "tree": _tree}
