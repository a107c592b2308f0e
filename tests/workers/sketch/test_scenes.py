"""The pictures the model learns from: reproducible, and true to their captions."""

import numpy as np
import pytest

from workers.backends.local.sketch.captions import Scene, caption
from workers.backends.local.sketch.scenes import draw, example
from workers.backends.local.sketch.vocabulary import PLACES, THINGS_OF, TIMES, unknown_words


def test_a_seed_draws_the_same_picture_and_caption_every_time() -> None:
    first, second = example(5), example(5)
    assert np.array_equal(first[0], second[0])
    assert first[1:] == second[1:]
    assert first[0].shape == (64, 64, 3)
    assert not np.array_equal(first[0], example(6)[0])


@pytest.mark.parametrize("place", PLACES)
def test_nights_are_darker_than_days_everywhere(place: str) -> None:
    light = {
        time: float(draw(Scene(time=time, place=place), np.random.default_rng(3)).mean())
        for time in ("day", "night")
    }
    assert light["night"] < 0.6 * light["day"]


def test_sunsets_are_warm() -> None:
    picture = draw(Scene(time="sunset", place="lake"), np.random.default_rng(3)).astype(int)
    red, _, blue = picture.mean(axis=(0, 1))
    assert red > 1.3 * blue


def test_captions_use_only_words_of_the_vocabulary() -> None:
    rng = np.random.default_rng(0)
    for seed in range(300):
        assert unknown_words(caption(example(seed)[2], rng)) == []


def test_every_thing_can_be_drawn_where_it_belongs() -> None:
    for place, things in THINGS_OF.items():
        for thing in things:
            colour = "red" if thing in {"boat", "house"} else ""
            scene = Scene(time="day", place=place, thing=thing, colour=colour)
            bare = Scene(time="day", place=place)
            shown = draw(scene, np.random.default_rng(1)).astype(int)
            without = draw(bare, np.random.default_rng(1)).astype(int)
            assert np.abs(shown - without).max() > 60


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A sunset over a mountain lake", []),
        ("A cat riding a bicycle", ["cat", "riding", "bicycle"]),
        ("Red boats on the SEA at dusk", []),
        ("a cat and a cat", ["cat"]),
        ("", []),
    ],
)
def test_names_the_words_that_were_never_taught(prompt: str, expected: list[str]) -> None:
    assert unknown_words(prompt) == expected


def test_every_time_has_phrasings() -> None:
    assert all(len(words) >= 3 for words in TIMES.values())
