"""Draws labelled scenes: the only pictures the model has ever seen."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from workers.backends.local.sketch import painting as paint
from workers.backends.local.sketch.captions import Scene, caption
from workers.backends.local.sketch.painting import SIDE, Picture, Rng, lit, mix
from workers.backends.local.sketch.things import draw_thing
from workers.backends.local.sketch.vocabulary import COLOURS, PLACES, SHAPES, THINGS_OF, TIMES

# Landscapes are what the model is for; the lake at sunset is its first picture.
PLACE_WEIGHTS = {"lake": 2.2, "mountains": 1.3, "sea": 1.2, "beach": 1.1}
TIME_WEIGHTS = {"sunset": 1.6}
SHARE_OF_SHAPES = 0.08
SHARE_WITH_THING = 0.3


def example(seed: int) -> tuple[npt.NDArray[np.uint8], str, Scene]:
    """The picture (64 × 64 × 3), caption and labels of a seed; the same every time."""
    rng = np.random.default_rng(seed)
    scene = draw_labels(rng)
    return draw(scene, rng), caption(scene, rng), scene


def draw_labels(rng: Rng) -> Scene:
    """What the next picture shows."""
    if rng.random() < SHARE_OF_SHAPES:
        colour, ground = rng.choice(list(COLOURS), 2, replace=False)
        return Scene(shape=str(rng.choice(SHAPES)), colour=str(colour), ground=str(ground))
    place = _weighted(rng, tuple(PLACES), PLACE_WEIGHTS)
    time = _weighted(rng, tuple(TIMES), TIME_WEIGHTS)
    thing = colour = ""
    if place in THINGS_OF and rng.random() < SHARE_WITH_THING:
        thing = str(rng.choice(THINGS_OF[place]))
        if thing in {"boat", "house"}:
            colour = str(rng.choice(["red", "yellow", "green", "blue", "white"]))
    clouds = time not in {"overcast", "night"} and bool(rng.random() < 0.35)
    return Scene(time=time, place=place, thing=thing, colour=colour, clouds=clouds)


def draw(scene: Scene, rng: Rng) -> npt.NDArray[np.uint8]:
    """The picture of given labels, 64 × 64 × 3."""
    if scene.shape:
        return paint.reduced(_shape(scene, rng))
    horizon = int(SIDE * _HORIZON[scene.place] + rng.normal(0, 4))
    picture = _sky(scene, horizon, rng)
    foot = _GROUNDS[scene.place](picture, scene.time, horizon, rng)
    if scene.thing:
        draw_thing(picture, scene.thing, scene.colour, scene.time, foot, rng)
    return paint.reduced(picture)


def _weighted(rng: Rng, names: tuple[str, ...], weights: dict[str, float]) -> str:
    shares = np.array([weights.get(name, 1.0) for name in names])
    return names[int(rng.choice(len(names), p=shares / shares.sum()))]


def _sky(scene: Scene, horizon: int, rng: Rng) -> Picture:
    picture = paint.sky(scene.time, horizon, rng)
    x = int(rng.uniform(0.25, 0.75) * SIDE)
    if scene.time == "day":
        paint.glow(picture, x, int(SIDE * 0.16), 11, (255, 250, 215), True)
    elif scene.time in {"sunset", "dawn"}:
        colour = (255, 214, 110) if scene.time == "sunset" else (255, 240, 200)
        paint.glow(picture, x, int(horizon - SIDE * rng.uniform(0.10, 0.18)), 15, colour, True)
    elif scene.time == "night":
        paint.stars(picture, horizon, rng)
        paint.glow(picture, x, int(SIDE * 0.18), 10, (238, 240, 225), True)
    if scene.clouds or scene.time == "overcast":
        paint.clouds(picture, scene.time, horizon, rng)
    return picture


def _peaks(picture: Picture, time: str, horizon: int, rng: Rng) -> None:
    haze = paint.SKIES[time][2]
    for share, height, depth in ((0.45, 0.34, 16.0), (0.12, 0.20, 8.0)):
        line = paint.ridge(rng, horizon, SIDE * height * float(rng.uniform(0.8, 1.1)), 0.52)
        rock = mix(lit((92, 98, 122), time), haze, share)
        paint.fill_below(picture, line, rock, mix(rock, haze, 0.3), horizon)
        if share > 0.3:
            paint.snow_caps(picture, line, time, depth)


def _lake(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
    _peaks(picture, time, horizon, rng)
    paint.reflect(picture, horizon, lit((40, 80, 130), time), rng)
    return horizon + 34


def _mountains(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
    _peaks(picture, time, horizon, rng)
    line = paint.ridge(rng, horizon + 4, SIDE * 0.10, 0.5)
    paint.fill_below(picture, line, lit((58, 84, 66), time), lit((30, 48, 40), time), SIDE)
    return horizon + 30


def _forest(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
    for row, tone in ((horizon, 0.45), (horizon + 24, 0.2), (horizon + 54, 0.0)):
        green = mix(lit((34, 92, 54), time), paint.SKIES[time][2], tone)
        for x in np.arange(-8, SIDE + 8, 15 + (row - horizon) / 8):
            top, foot = row - float(rng.uniform(36, 62)), row + 60
            middle = float(x + rng.normal(0, 3))
            paint.polygon(picture, [(middle - 13, foot), (middle, top), (middle + 13, foot)], green)
    return SIDE - 8


def _rolling(top: paint.Colour, bottom: paint.Colour, rise: float) -> "Ground":
    def ground(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
        haze = paint.SKIES[time][2]
        for step, tone in ((0, 0.35), (24, 0.12), (52, 0.0)):
            line = paint.ridge(rng, horizon + step + 8, SIDE * rise, 0.34)
            light = mix(lit(top, time), haze, tone)
            paint.fill_below(picture, line, light, mix(light, lit(bottom, time), 0.8), SIDE)
        return horizon + 40

    return ground


def _water(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
    paint.reflect(picture, horizon, lit((20, 84, 150), time), rng)
    for _ in range(14):
        y, x = int(rng.uniform(horizon + 6, SIDE - 3)), int(rng.uniform(0, SIDE - 26))
        picture[y : y + 2, x : x + 24] += 26
    return horizon + 34


def _beach(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
    _water(picture, time, horizon, rng)
    line = paint.ridge(rng, SIDE * 0.76, SIDE * 0.05, 0.3)
    paint.fill_below(
        picture, line - 4, lit((250, 250, 250), time), lit((250, 250, 250), time), SIDE
    )
    paint.fill_below(picture, line, lit((236, 206, 150), time), lit((205, 168, 112), time), SIDE)
    return int(SIDE * 0.84)


def _city(picture: Picture, time: str, horizon: int, rng: Rng) -> int:
    for tone, low, high in ((0.5, 40, 92), (0.0, 22, 74)):
        x = -6.0
        while x < SIDE:
            width, top = float(rng.uniform(16, 30)), horizon - float(rng.uniform(low, high))
            wall = mix(lit((86, 92, 108), time), paint.SKIES[time][2], tone)
            corners = [(x, top), (x + width, top), (x + width, SIDE), (x, SIDE)]
            paint.polygon(picture, corners, wall)
            if tone == 0.0:
                _windows(picture, x, top, width, time, rng)
            x += width + float(rng.uniform(1, 5))
    return SIDE - 6


def _windows(picture: Picture, x: float, top: float, width: float, time: str, rng: Rng) -> None:
    glass = (255, 214, 120) if time in {"night", "sunset"} else lit((170, 190, 214), time)
    for row in range(int(top) + 7, SIDE - 6, 12):
        for column in range(int(x) + 4, int(x + width) - 5, 9):
            if column >= 0 and rng.random() < 0.6:
                picture[row : row + 6, column : column + 5] = glass


def _shape(scene: Scene, rng: Rng) -> Picture:
    ground = np.array(COLOURS[scene.ground], np.float32)
    picture = np.tile(ground, (SIDE, SIDE, 1))
    x, y = (SIDE / 2 + float(rng.normal(0, 8)) for _ in range(2))
    r, colour = float(rng.uniform(46, 66)), COLOURS[scene.colour]
    if scene.shape == "circle":
        paint.ellipse(picture, (x - r, y - r, x + r, y + r), colour)
        return picture
    angles = {"square": 4, "triangle": 3, "star": 10}[scene.shape]
    start = -np.pi / 2 + (np.pi / 4 if scene.shape == "square" else 0)
    corners = []
    for k in range(angles):
        reach = r * (0.45 if scene.shape == "star" and k % 2 else 1.15)
        turn = start + 2 * np.pi * k / angles
        corners.append((x + reach * float(np.cos(turn)), y + reach * float(np.sin(turn))))
    paint.polygon(picture, corners, colour)
    return picture


Ground = Callable[[Picture, str, int, Rng], int]
_GROUNDS: dict[str, Ground] = {
    "lake": _lake,
    "mountains": _mountains,
    "forest": _forest,
    "desert": _rolling((232, 184, 112), (190, 128, 66), 0.12),
    "snow": _rolling((244, 248, 255), (196, 212, 236), 0.10),
    "sea": _water,
    "city": _city,
    "meadow": _rolling((122, 186, 84), (52, 124, 56), 0.10),
    "beach": _beach,
}
_HORIZON = {
    "lake": 0.58,
    "mountains": 0.66,
    "forest": 0.5,
    "desert": 0.56,
    "snow": 0.56,
    "sea": 0.52,
    "city": 0.74,
    "meadow": 0.56,
    "beach": 0.46,
}
