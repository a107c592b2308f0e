"""The shipped models run for real, from weights that lie in packages or in this repository."""

import re
from typing import Any

import numpy as np
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont
import pytest

from canvas.nodes.context import CancelledError
from canvas.nodes.registry import registry
from tests.workers.local.conftest import Notes
from workers import availability
from workers.backends.local import door
from workers.backends.local.availability import PACKAGES
from workers.backends.protocol import BackendError, ModelCall
from workers.backends.providers import keyring

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")

SUNSET = {
    "prompt": "A sunset over a mountain lake",
    "negative_prompt": "",
    "num_inference_steps": 6,
    "guidance_scale": 3.0,
    "seed": 11,
}


def _run(task: str, route: str, notes: Notes, **values: Any) -> dict[str, Any]:
    return door.run(ModelCall("tests", task, route, values), notes)


def _array(picture: PIL.Image.Image) -> Any:
    return np.asarray(picture.convert("RGB"), np.float64)


def _drawing(side: int) -> PIL.Image.Image:
    """Curves and edges, drawn large and reduced: something an upscaler can know."""
    large = PIL.Image.new("RGB", (side * 4, side * 4), "#204080")
    pen = PIL.ImageDraw.Draw(large)
    pen.ellipse((side * 0.6, side * 0.5, side * 3, side * 2.9), fill="#f0b030")
    pen.polygon([(0, side * 4), (side * 2, side * 1.6), (side * 4, side * 4)], fill="#103010")
    pen.line((0, side, side * 4, side * 2), fill="white", width=side // 6)
    return large.resize((side, side), PIL.Image.Resampling.LANCZOS)


def test_every_model_that_comes_with_wireflow_is_ready_here() -> None:
    models = [node for node in registry().all() if set(node.routes) & set(PACKAGES)]
    assert len(models) >= 7
    assert {node.node_type: availability.of(node, keyring.environment()) for node in models} == {
        node.node_type: "ready" for node in models
    }


def test_a_prompt_becomes_a_picture_with_progress_and_previews(notes: Notes) -> None:
    picture = _run("text-to-image", "local:sketch", notes, **SUNSET)["image"]
    assert picture.size == (64, 64)
    assert notes.steps == [(step, 6) for step in range(1, 7)]
    assert len(notes.previews) == 6
    assert notes.previews[-1].size == (64, 64)
    assert notes.warnings == []


def test_the_same_seed_gives_the_same_picture_and_another_one_another(notes: Notes) -> None:
    first, same, other = (
        _array(_run("text-to-image", "local:sketch", notes, **SUNSET | {"seed": seed})["image"])
        for seed in (11, 11, 12)
    )
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)


def test_unknown_words_are_warned_of(notes: Notes) -> None:
    _run("text-to-image", "local:sketch", notes, **SUNSET | {"prompt": "A cat on a lake"})
    assert notes.warnings[0].startswith("The built-in model has not learnt: cat.")


def test_cancelling_stops_between_two_steps() -> None:
    notes = Notes(stop_after=2)
    with pytest.raises(CancelledError):
        _run("text-to-image", "local:sketch", notes, **SUNSET)
    assert notes.steps == [(1, 6), (2, 6)]
    assert _run("text-to-image", "local:sketch", Notes(), **SUNSET)["image"].size == (64, 64)


def test_image_to_image_stays_near_the_picture_as_strength_says(notes: Notes) -> None:
    start = _drawing(64)
    distances = []
    for strength in (0.0, 0.3, 1.0):
        values = SUNSET | {"image": start, "strength": strength, "num_inference_steps": 10}
        result = _run("image-to-image", "local:sketch", notes, **values)["image"]
        distances.append(float(np.abs(_array(result) - _array(start)).mean()))
    assert distances[0] == 0
    assert distances[0] < distances[1] < distances[2]


@pytest.mark.parametrize("scale", [2, 4, 8])
def test_upscaling_has_the_size_asked_for(notes: Notes, scale: int) -> None:
    picture = _drawing(48).crop((0, 0, 48, 32))
    large = _run("upscaling", "local:real-esrgan", notes, image=picture, scale=scale)["image"]
    assert large.size == (48 * scale, 32 * scale)
    assert notes.fractions[-1] == 1


def test_upscaling_is_closer_to_the_original_than_repeating_pixels(notes: Notes) -> None:
    original = _drawing(256)
    small = original.resize((64, 64), PIL.Image.Resampling.LANCZOS)
    made = _run("upscaling", "local:real-esrgan", notes, image=small, scale=4)["image"]
    repeated = small.resize((256, 256), PIL.Image.Resampling.NEAREST)

    def error(picture: PIL.Image.Image) -> float:
        return float(((_array(picture) - _array(original)) ** 2).mean())

    assert error(made) < 0.6 * error(repeated)


def test_upscaling_leaves_no_seams_between_tiles(notes: Notes) -> None:
    plain = PIL.Image.new("RGB", (200, 140), (90, 120, 200))
    made = _run("upscaling", "local:real-esrgan", notes, image=plain, scale=4)["image"]
    assert _array(made)[8:-8, 8:-8].std(axis=(0, 1)).max() < 1.0


def test_upscaling_keeps_transparency(notes: Notes) -> None:
    picture = PIL.Image.new("RGBA", (16, 16), (255, 0, 0, 128))
    made = _run("upscaling", "local:real-esrgan", notes, image=picture, scale=2)["image"]
    assert (made.mode, made.getpixel((16, 16))[3]) == ("RGBA", 128)


def test_what_is_said_is_understood(notes: Notes) -> None:
    said = "The weather is fine today, and the water is cold."
    audio = _run("text-to-speech", "local:hibari-tts", notes, text=said, speed=1.0)["audio"]
    assert audio.content_type == "audio/wav"
    heard = _run("speech-to-text", "local:whisper-tiny-en", notes, audio=audio)["text"]
    words = re.findall(r"[a-z]+", heard.lower())
    assert words == ["the", "weather", "is", "fine", "today", "and", "the", "water", "is", "cold"]


def test_text_in_a_picture_is_read_with_its_place(notes: Notes) -> None:
    picture = PIL.Image.new("RGB", (420, 120), "white")
    font = PIL.ImageFont.load_default(48)
    PIL.ImageDraw.Draw(picture).text((30, 30), "Mountain", fill="black", font=font)
    found = _run("ocr", "local:rapidocr", notes, image=picture)
    assert found["text"] == "Mountain"
    assert found["json"][0]["box"][0][0] == pytest.approx(30, abs=15)


def test_a_picture_without_text_is_said_to_have_none(notes: Notes) -> None:
    found = _run("ocr", "local:rapidocr", notes, image=PIL.Image.new("RGB", (64, 64), "white"))
    assert found == {"text": "", "json": []}
    assert notes.warnings == ["No text was found in this picture"]


def test_a_drawn_landscape_is_safe(notes: Notes) -> None:
    judged = _run("safety-check", "local:opennsfw", notes, image=_drawing(256))
    assert judged["safe"] is True
    assert 0 <= judged["score"] < 0.5


def test_an_unknown_route_is_refused(notes: Notes) -> None:
    with pytest.raises(BackendError, match="no local model local:nothing"):
        _run("ocr", "local:nothing", notes)
