"""Captions of a drawn scene: several phrasings of the same facts."""

from dataclasses import dataclass

import numpy as np

from workers.backends.local.sketch.vocabulary import PLACES, TIMES


@dataclass(frozen=True)
class Scene:
    """What a picture shows; empty strings where it shows no such thing.

    Landscapes have `time` and `place`; plain shapes have `shape`, `colour` and `ground`.
    """

    time: str = ""
    place: str = ""
    thing: str = ""
    colour: str = ""
    clouds: bool = False
    shape: str = ""
    ground: str = ""


_NAMED = {
    "dawn": ("A sunrise over {place}", "{place} at dawn", "Dawn over {place}"),
    "day": ("{place} on a sunny day", "{place} at midday", "{place} under a blue sky"),
    "sunset": ("A sunset over {place}", "{place} at sunset", "{place} at dusk", "Sunset, {place}"),
    "night": ("{place} at night", "A starry night over {place}", "{place} under the moon"),
    "overcast": ("{place} on a cloudy day", "{place} in the fog", "{place} under a grey sky"),
}


def caption(scene: Scene, rng: np.random.Generator) -> str:
    """One of the many ways to name the scene."""
    if scene.shape:
        return _shape_caption(scene, rng)
    if rng.random() < 0.06:
        return _pick(rng, (*PLACES[scene.place], *TIMES[scene.time]))
    place = _pick(rng, PLACES[scene.place])
    text = _pick(rng, _NAMED[scene.time]).format(place=place)
    if scene.thing:
        text += _with_thing(scene, rng)
    if scene.clouds and rng.random() < 0.5:
        text += _pick(rng, (" with clouds", ", clouds in the sky"))
    return text[0].upper() + text[1:]


def _with_thing(scene: Scene, rng: np.random.Generator) -> str:
    coloured = f"{scene.colour} {scene.thing}".strip()
    article = "an" if coloured[0] in "aeiou" else "a"
    return _pick(rng, (" with {}", ", {}", " and {}")).format(f"{article} {coloured}")


def _shape_caption(scene: Scene, rng: np.random.Generator) -> str:
    article = "An" if scene.colour[0] in "aeiou" else "A"
    first = f"{article} {scene.colour} {scene.shape}"
    return first + _pick(rng, (f" on a {scene.ground} background", f" on {scene.ground}"))


def _pick(rng: np.random.Generator, options: tuple[str, ...]) -> str:
    # The first option is the plainest: it is what people type, and comes most often.
    weights = np.array([2.0] + [1.0] * (len(options) - 1))
    return options[int(rng.choice(len(options), p=weights / weights.sum()))]
