"""Every family of diffusers runs through one door, saved and loaded as pulled weights are."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import PIL.Image
import pytest

from canvas.nodes.context import CancelledError
from canvas.nodes.node_type import NodeType, Output
from canvas.nodes.ports import PortType
from canvas.nodes.weights import Weights
from tests.workers.local.conftest import Notes
from tests.workers.local.tiny import films, flows, sounds, unets
from workers.backends.local.pipelines import loading, running

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning"
)

VALUES = {
    "prompt": "A lake",
    "negative_prompt": "",
    "num_inference_steps": 3,
    "guidance_scale": 3.0,
    "seed": 7,
    "size": "64x32",
}
PICTURES = (
    unets.stable_diffusion,
    unets.stable_diffusion_xl,
    flows.stable_diffusion_3,
    flows.flux,
    flows.flux_2,
    flows.qwen_image,
    flows.z_image,
    flows.sana,
)


def _loaded(build: Callable[[], Any], folder: Path) -> loading.Loaded:
    made = build()
    made.save_pretrained(folder)
    weights = Weights("tests/tiny", type(made).__name__)
    return loading.from_folder(folder, weights)[0]


def node_type(output: str) -> NodeType:
    """Of a model whose one port `made` has this type."""
    return NodeType(
        node_type="tests:tiny",
        label="Tiny",
        category="Tests",
        description="A test.",
        inputs=(),
        outputs=(Output("made", PortType(output)),),
        kind="model",
        version="1",
    )


@pytest.mark.parametrize("build", PICTURES, ids=lambda build: build.__name__)
def test_a_family_draws(build: Any, tmp_path: Path, notes: Notes) -> None:
    loaded = _loaded(build, tmp_path)
    first = running.use(loaded, node_type("IMAGE"), VALUES, notes)["made"]
    assert first.size == (64, 32)
    assert notes.steps == [(1, 3), (2, 3), (3, 3)]
    assert notes.previews == []  # nothing was learnt yet of how its latents look
    again = Notes()
    same = running.use(loaded, node_type("IMAGE"), VALUES, again)["made"]
    assert np.array_equal(np.asarray(first), np.asarray(same))
    assert again.previews[0].width > again.previews[0].height
    other = running.use(loaded, node_type("IMAGE"), VALUES | {"seed": 8}, Notes())["made"]
    assert not np.array_equal(np.asarray(first), np.asarray(other))


@pytest.mark.parametrize("build", [films.wan, films.ltx], ids=lambda build: build.__name__)
def test_a_family_makes_films(build: Any, tmp_path: Path, notes: Notes) -> None:
    loaded = _loaded(build, tmp_path)
    values = VALUES | {"size": "64x32", "duration": 0.7, "fps": 12}
    film = running.use(loaded, node_type("VIDEO"), values, notes)["made"]
    assert film.content_type == "video/mp4"
    with av.open(io.BytesIO(film.data)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, stream.average_rate) == (64, 32, 12)
        assert sum(1 for _ in container.decode(stream)) == 9
    assert notes.steps[:3] == [(1, 3), (2, 3), (3, 3)]
    again = Notes()
    running.use(loaded, node_type("VIDEO"), values, again)
    assert again.previews[-1].width > again.previews[-1].height


def test_a_family_makes_sound(tmp_path: Path, notes: Notes) -> None:
    loaded = _loaded(sounds.stable_audio, tmp_path)
    values = {key: value for key, value in VALUES.items() if key != "size"} | {"duration": 0.5}
    sound = running.use(loaded, node_type("AUDIO"), values, notes)["made"]
    assert sound.content_type == "audio/wav"
    with av.open(io.BytesIO(sound.data)) as container:
        (stream,) = container.streams.audio
        assert (stream.rate, stream.channels) == (sounds.SAMPLING_RATE, 2)
        assert sum(frame.samples for frame in container.decode(stream)) == 200
    assert notes.steps[:3] == [(1, 3), (2, 3), (3, 3)]
    assert notes.previews == []


def test_a_mask_says_what_is_painted_anew(tmp_path: Path, notes: Notes) -> None:
    loaded = _loaded(unets.inpainting, tmp_path)
    picture = PIL.Image.new("RGB", (64, 64), "#336699")
    mask = PIL.Image.new("L", (64, 64), 0)
    mask.paste(255, (32, 0, 64, 64))
    values = VALUES | {"image": picture, "mask": mask, "strength": 1.0, "size": ""}
    painted = running.use(loaded, node_type("IMAGE"), values, notes)["made"]
    assert painted.size == (64, 64)
    assert notes.steps == [(1, 3), (2, 3), (3, 3)]


def test_cancelling_stops_between_two_steps(tmp_path: Path) -> None:
    for build in (flows.flux, sounds.stable_audio):
        notes = Notes(stop_after=1)
        loaded = _loaded(build, tmp_path / build.__name__)
        with pytest.raises(CancelledError):
            running.use(loaded, node_type("IMAGE"), VALUES | {"duration": 0.5}, notes)
        assert notes.steps == [(1, 3)]
        assert "step" not in vars(loaded.pipeline.scheduler)
