"""Every family of transformers runs through one door, saved and loaded as pulled weights are."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import PIL.Image
import pytest
from django.conf import LazySettings

from canvas.nodes.context import CancelledError
from canvas.nodes.ports import MediaFile
from canvas.nodes.registry import registry
from canvas.nodes.weights import Weights
from tests.canvas.nodes.utilities.recordings import sound
from tests.workers.local.conftest import Notes
from tests.workers.local.tiny import tasks
from workers.backends.local import door, residency, shelf
from workers.backends.local.tasks import families, loading
from workers.backends.protocol import BackendError, ModelCall

pytestmark = pytest.mark.filterwarnings("ignore")
PICTURE = PIL.Image.new("RGB", (64, 48), "red")


def run(build: Callable[[Path], str], folder: Path, notes: Notes, **values: Any) -> dict[str, Any]:
    task = build(folder)
    pipeline, size = loading.from_folder(folder, Weights("tests/tiny", task))
    assert size > 0
    return families.FAMILIES[task](pipeline, values, notes)


def test_depth_is_a_picture_of_the_same_size(tmp_path: Path, notes: Notes) -> None:
    made = run(tasks.depth, tmp_path, notes, image=PICTURE)["image"]
    assert (made.size, made.mode) == ((64, 48), "RGB")
    assert len(np.unique(np.asarray(made))) > 1


def test_what_is_named_is_masked(tmp_path: Path, notes: Notes) -> None:
    everything = run(tasks.segmentation, tmp_path, notes, image=PICTURE, target="nothing")
    assert set(everything["labels"]) <= set(tasks.LABELS.values())
    assert not np.asarray(everything["mask"]).any()
    assert "There is no 'nothing' in the picture; there is: " in notes.warnings[0]
    masks = [
        np.asarray(run(tasks.segmentation, tmp_path, Notes(), image=PICTURE, target=label)["mask"])
        for label in everything["labels"]
    ]
    # Each place belongs to one of them.
    assert np.array_equal(np.sum(masks, axis=0, dtype=int), np.full((48, 64), 255))


def test_a_text_is_spoken_the_same_way_with_the_same_seed(tmp_path: Path, notes: Notes) -> None:
    spoken = [
        run(tasks.speech, tmp_path, notes, text="a lake", seed=seed)["audio"] for seed in (3, 3, 4)
    ]
    assert spoken[0].data == spoken[1].data != spoken[2].data
    with av.open(io.BytesIO(spoken[0].data)) as container:
        assert container.streams.audio[0].rate == tasks.SAMPLING_RATE


def test_a_recording_is_written_down_long_or_short(tmp_path: Path, notes: Notes) -> None:
    for seconds in (0.5, families.WINDOW_SECONDS + 1.5):
        heard = run(tasks.whisper, tmp_path, notes, audio=sound(seconds))
        assert isinstance(heard["text"], str)
        assert bool(heard["text"]) != bool(notes.warnings)
        notes.warnings.clear()


def test_a_film_without_sound_is_no_recording(tmp_path: Path, notes: Notes) -> None:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        for packet in (*stream.encode(av.VideoFrame(32, 32, "yuv420p")), *stream.encode()):
            container.mux(packet)
    silent = MediaFile(buffer.getvalue(), "video/mp4")
    with pytest.raises(BackendError, match="no sound"):
        run(tasks.whisper, tmp_path, notes, audio=silent)


def test_words_are_shown_while_they_are_written(tmp_path: Path, notes: Notes) -> None:
    values = {"prompt": "Why?", "max_tokens": 40, "temperature": 1.0, "seed": 5}
    made = run(tasks.language, tmp_path, notes, **values)["text"]
    assert "".join(notes.written).strip() == made
    assert len(made) > 3
    again = Notes()
    assert run(tasks.language, tmp_path, again, **values)["text"] == made
    briefly = {"system_prompt": "Be brief", "max_tokens": 2}
    assert len(run(tasks.language, tmp_path, Notes(), prompt="Why?", **briefly)["text"]) <= 4


def test_cancelling_stops_between_two_words(tmp_path: Path) -> None:
    notes = Notes(stop_after=3)
    with pytest.raises(CancelledError):
        run(tasks.language, tmp_path, notes, prompt="Why?", max_tokens=40)
    assert notes.checks == 4


def test_a_node_runs_on_weights_of_the_shelf(
    tmp_path: Path, settings: LazySettings, notes: Notes
) -> None:
    settings.MODELS_DIR = tmp_path
    model = registry().get("preprocess:depth_anything_v2_small")
    assert model is not None
    assert model.weights is not None
    call = ModelCall(model.node_type, model.task or "", model.routes[0], {"image": PICTURE})
    with pytest.raises(BackendError, match=r"manage\.py models pull"):
        door.run(call, notes)
    folder = shelf.folder(model.weights.repository)
    tasks.depth(folder)
    (folder / shelf.MARKER).write_text(json.dumps({"revision": "abc", "license": ""}))
    assert door.run(call, notes)["image"].size == (64, 48)
    assert f"{model.routes[0]} depth-estimation" in residency.loaded()
    residency.free_all()
