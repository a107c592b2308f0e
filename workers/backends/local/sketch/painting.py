"""Brushes for drawn landscapes: skies, ridges, water. Arrays are H × W × 3, float 0–255."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Picture: TypeAlias = npt.NDArray[np.float32]
Colour: TypeAlias = tuple[float, float, float]
Rng: TypeAlias = np.random.Generator

SIDE = 192  # drawn at three times the final side, then averaged: that is the antialiasing

# From the zenith to the horizon.
SKIES: dict[str, tuple[Colour, Colour, Colour]] = {
    "dawn": ((120, 150, 205), (240, 190, 190), (255, 224, 178)),
    "day": ((48, 118, 214), (104, 170, 236), (190, 222, 248)),
    "sunset": ((72, 48, 120), (226, 92, 84), (255, 184, 82)),
    "night": ((6, 10, 30), (16, 26, 62), (38, 54, 98)),
    "overcast": ((132, 140, 150), (164, 170, 176), (196, 200, 202)),
}
# What the light of the hour does to every colour on the ground: tint and its share.
LIGHT: dict[str, tuple[Colour, float]] = {
    "dawn": ((250, 190, 170), 0.30),
    "day": ((255, 250, 235), 0.05),
    "sunset": ((150, 50, 60), 0.50),
    "night": ((8, 14, 40), 0.78),
    "overcast": ((150, 156, 162), 0.42),
}


def lit(colour: Colour, time: str) -> Colour:
    """A colour of the ground in the light of the hour."""
    tint, share = LIGHT[time]
    r, g, b = (c * (1 - share) + t * share for c, t in zip(colour, tint, strict=True))
    return r, g, b


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`share` of b in a."""
    r, g, bl = (x * (1 - share) + y * share for x, y in zip(a, b, strict=True))
    return r, g, bl


def sky(time: str, horizon: int, rng: Rng) -> Picture:
    """A vertical gradient down to the horizon, a little different every time."""
    stops = np.array(SKIES[time], dtype=np.float32) + rng.normal(0, 5, (3, 3))
    rows = np.clip(np.arange(SIDE) / max(horizon, 1), 0, 1)
    channels = [np.interp(rows, (0, 0.62, 1), stops[:, c]) for c in range(3)]
    column = np.stack(channels, axis=-1).astype(np.float32)
    return np.repeat(column[:, None, :], SIDE, axis=1)


def glow(picture: Picture, x: int, y: int, radius: float, colour: Colour, disc: bool) -> None:
    """A sun or moon: a soft halo, and a disc in its middle."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    distance = np.hypot(rows - y, columns - x)
    halo = np.exp(-((distance / (radius * 3.2)) ** 2))[..., None] * 0.55
    picture += (np.array(colour, np.float32) - picture) * halo
    if disc:
        edge = np.clip(radius - distance, 0, 1)[..., None]
        picture += (np.array(colour, np.float32) - picture) * edge


def stars(picture: Picture, horizon: int, rng: Rng) -> None:
    """Bright points above the horizon."""
    for _ in range(int(rng.integers(22, 42))):
        y, x = int(rng.integers(0, max(horizon - 12, 1))), int(rng.integers(0, SIDE - 3))
        picture[y : y + 3, x : x + 3] += rng.uniform(110, 220)


def clouds(picture: Picture, time: str, horizon: int, rng: Rng) -> None:
    """A few soft banks."""
    mask = Image.new("L", (SIDE, SIDE))
    draw = ImageDraw.Draw(mask)
    for _ in range(int(rng.integers(2, 5))):
        x, y = rng.uniform(0, SIDE), rng.uniform(0.1, 0.6) * horizon
        for _ in range(4):
            dx, w, h = rng.uniform(-30, 30), rng.uniform(18, 40), rng.uniform(6, 12)
            draw.ellipse((x + dx - w, y - h, x + dx + w, y + h), fill=200)
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(5)), np.float32)[..., None] / 255
    white = lit((250, 250, 250), time) if time != "sunset" else (255.0, 150.0, 120.0)
    picture += (np.array(white, np.float32) - picture) * soft * 0.8


def ridge(rng: Rng, base: float, height: float, roughness: float) -> npt.NDArray[np.float64]:
    """A skyline: for each column the row where the ground begins. Midpoint displacement."""
    points = np.array([rng.uniform(0, 1), rng.uniform(0, 1)])
    spread = 1.0
    while len(points) < SIDE:
        middle = (points[1:] + points[:-1]) / 2 + rng.normal(0, spread * 0.42, len(points) - 1)
        points = np.insert(points, np.arange(1, len(points)), middle)
        spread *= roughness
    line = np.interp(np.linspace(0, len(points) - 1, SIDE), np.arange(len(points)), points)
    line = (line - line.min()) / (np.ptp(line) + 1e-6)
    return base - line * height


def fill_below(
    picture: Picture, line: npt.NDArray[np.float64], top: Colour, bottom: Colour, until: int
) -> None:
    """Paints from the skyline down to a row, shading from `top` to `bottom`."""
    rows = np.arange(SIDE)[:, None]
    mask = ((rows >= line[None, :]) & (rows < until))[..., None]
    depth = np.clip((rows - line[None, :]) / max(until - float(line.min()), 1), 0, 1)[..., None]
    shade = np.array(top, np.float32) * (1 - depth) + np.array(bottom, np.float32) * depth
    picture[:] = np.where(mask, shade, picture)


def snow_caps(picture: Picture, line: npt.NDArray[np.float64], time: str, depth: float) -> None:
    """White on what rises highest."""
    rows = np.arange(SIDE)[:, None]
    high = line[None, :] < np.percentile(line, 55)
    mask = (rows >= line[None, :]) & (rows < line[None, :] + depth) & high
    picture[mask] = picture[mask] * 0.25 + np.array(lit((250, 250, 255), time), np.float32) * 0.75


def reflect(picture: Picture, horizon: int, tint: Colour, rng: Rng) -> None:
    """Still water below the horizon: the world upside down, darker, with ripples."""
    height = SIDE - horizon
    rows = np.clip(horizon - 1 - np.arange(height) * 0.95, 0, horizon - 1).astype(int)
    water = picture[rows] * 0.72 + np.array(tint, np.float32) * 0.28
    wave = np.sin(np.arange(height) ** 1.25 * 0.55 + rng.uniform(0, 6))[:, None, None]
    water += wave * np.linspace(2, 9, height)[:, None, None]
    picture[horizon:] = water


def polygon(picture: Picture, points: list[tuple[float, float]], colour: Colour) -> None:
    """A filled polygon, in pixels of the large picture."""
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).polygon(points, fill=255)
    picture[np.asarray(mask) > 0] = colour


def ellipse(picture: Picture, box: tuple[float, float, float, float], colour: Colour) -> None:
    """A filled ellipse in a box."""
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    picture[np.asarray(mask) > 0] = colour


def reduced(picture: Picture) -> npt.NDArray[np.uint8]:
    """The final 64 × 64 × 3 picture, each pixel the mean of nine."""
    small = np.clip(picture, 0, 255).reshape(64, 3, 64, 3, 3).mean(axis=(1, 3))
    return small.astype(np.uint8)
