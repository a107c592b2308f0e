"""What fits a pipeline's call and a device, and what latents teach; without a model."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
import torch
from django.conf import LazySettings

from canvas.nodes.weights import read_weights
from workers.backends.local import availability, shelf
from workers.backends.local.pipelines import arguments, placement, sizes
from workers.backends.local.pipelines.placement import Placement
from workers.backends.local.pipelines.previews import Layout, Preview

GIGABYTE = 1_000_000_000


class _Plain:
    def __call__(
        self, prompt: Any, width: int, height: int, guidance_scale: float, generator: Any
    ) -> None: ...


class _Distilled:
    """Takes a number that it was trained with, and true guidance beside it."""

    def __call__(
        self, prompt: Any, negative_prompt: Any, true_cfg_scale: float, guidance_scale: float
    ) -> None: ...


class _Film:
    vae_scale_factor_temporal = 8

    def __call__(self, prompt: Any, num_frames: int, frame_rate: float) -> None: ...


def test_only_what_the_call_knows_is_given() -> None:
    values = {"prompt": "x", "size": "640x384", "guidance_scale": 4, "strength": 0.5, "seed": 3}
    given = arguments.fit(_Plain(), values)
    generator = given.pop("generator")
    assert given == {"prompt": "x", "width": 640, "height": 384, "guidance_scale": 4.0}
    assert generator.initial_seed() == 3


def test_guidance_is_the_true_one_where_there_is_something_to_avoid() -> None:
    values = {"prompt": "x", "guidance_scale": 4, "negative_prompt": ""}
    assert arguments.fit(_Distilled(), values) == {"prompt": "x", "guidance_scale": 4.0}
    values["negative_prompt"] = "rain"
    given = arguments.fit(_Distilled(), values)
    assert given == {"prompt": "x", "negative_prompt": "rain", "true_cfg_scale": 4.0}


@pytest.mark.parametrize(
    ("wish", "size"),
    [
        ({"size": "640x384"}, (640, 384)),
        ({"image_size": "landscape_16_9"}, (1024, 576)),
        ({"image_size": "1000x700"}, (992, 704)),
        ({"aspect_ratio": "16:9", "resolution": "480p"}, (848, 480)),
        ({"aspect_ratio": "9:16", "resolution": "720p"}, (720, 1280)),
        ({"aspect_ratio": "1:1", "resolution": "2K"}, (2048, 2048)),
        ({"aspect_ratio": "4:3"}, (1184, 880)),
        ({"aspect_ratio": "auto"}, None),
        ({"image_size": "auto", "resolution": ""}, None),
    ],
)
def test_a_size_is_read_in_each_of_the_usual_ways(
    wish: dict[str, str], size: tuple[int, int] | None
) -> None:
    assert sizes.of(wish) == size


@pytest.mark.parametrize(("seconds", "frames"), [(0.01, 1), (1, 25), ("2", 49), ("5s", 121)])
def test_a_film_has_as_many_frames_as_its_vae_can_make(seconds: float | str, frames: int) -> None:
    given = arguments.fit(_Film(), {"prompt": "x", "duration": seconds})
    assert given["num_frames"] == frames


@pytest.mark.parametrize(
    ("size", "denoiser", "free", "place"),
    [
        (6, 4, None, Placement.WHOLE),
        (6, 4, 8, Placement.WHOLE),
        (34, 24, 32, Placement.QUANTISED),
        (34, 24, 24, Placement.BY_PART),
        (24, 2, 24, Placement.BY_PART),
        (34, 24, 16, Placement.BY_BLOCK),
    ],
)
def test_a_pipeline_lies_where_it_fits(
    size: int, denoiser: int, free: int | None, place: Placement
) -> None:
    available = None if free is None else free * GIGABYTE
    assert placement.choose(size * GIGABYTE, denoiser * GIGABYTE, available) == place


def test_latents_show_what_they_were_decoded_to() -> None:
    """A picture hidden in six channels is found again, in both of the forms latents have."""
    rng = np.random.default_rng(1)
    small = rng.integers(0, 256, (4, 8, 3)).astype(np.uint8)
    hidden = torch.from_numpy(small.reshape(-1, 3).astype(np.float32) / 255) @ torch.randn(3, 6)
    picture = PIL.Image.fromarray(small).resize((64, 32), PIL.Image.Resampling.NEAREST)
    packed = hidden[None]
    spread = hidden.T.reshape(1, 6, 4, 8)
    for latents in (packed, spread):
        preview = Preview()
        assert preview.show(latents, Layout(64, 32)) is None
        preview.learn(latents, picture, Layout(64, 32))
        shown = preview.show(latents, None)
        assert shown is not None
        assert np.abs(np.asarray(shown).astype(int) - small).mean() < 4
        # A number of places that is no grid of this shape shows nothing.
        assert preview.show(packed[:, :7], Layout(64, 32)) is None


def test_weights_are_there_once_they_are_whole(settings: LazySettings, tmp_path: Path) -> None:
    settings.MODELS_DIR = tmp_path
    assert shelf.repository("local:sketch") is None
    name = shelf.repository("local:maker/model-1.0")
    assert name == "maker/model-1.0"
    folder = shelf.folder(name)
    assert folder == tmp_path / "maker--model-1.0"
    assert shelf.record(name) is None
    folder.mkdir()
    (folder / "model_index.json").write_text("{}")
    assert shelf.record(name) is None
    (folder / shelf.MARKER).write_text(json.dumps({"revision": "abc"}))
    assert shelf.record(name) == {"revision": "abc"}


def test_an_open_model_says_what_it_lacks(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MODELS_DIR = tmp_path
    monkeypatch.setattr(availability, "has_gpu", lambda: False)
    assert availability.missing("local:maker/model") == "needs_gpu"
    monkeypatch.setattr(availability, "has_gpu", lambda: True)
    assert availability.missing("local:maker/model") == "needs_weights"
    shelf.folder("maker/model").mkdir()
    (shelf.folder("maker/model") / shelf.MARKER).write_text("{}")
    assert availability.missing("local:maker/model") is None


@pytest.mark.parametrize("name", ["model", "../model", "a/b/c", "maker/..", "maker/mo del"])
def test_a_repository_is_an_organisation_and_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="organisation/name"):
        read_weights({"repository": name, "pipeline": "FluxPipeline"})
