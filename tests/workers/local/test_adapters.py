"""LoRA files: worn for one run, in a strength, and gone in the next."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from django.conf import LazySettings
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict

from canvas.nodes.node_type import Request
from canvas.nodes.registry import registry
from tests.workers.local.conftest import Notes
from tests.workers.local.test_pipelines import VALUES, node_type
from tests.workers.local.tiny import flows, sounds, unets
from workers.backends.local.pipelines import loading, running
from workers.backends.protocol import BackendError
from workers.backends.providers import files, mapping
from workers.backends.providers.failures import PermanentError

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning"
)


@pytest.fixture
def shelf(tmp_path: Path, settings: LazySettings) -> Path:
    settings.MODELS_DIR = tmp_path
    (tmp_path / "loras").mkdir()
    return tmp_path / "loras"


def write(pipeline: Any, part: str, path: Path, *, seed: int = 1) -> None:
    """A LoRA of random numbers for a pipeline's denoiser, as trainers save them."""
    torch.manual_seed(seed)
    denoiser = getattr(pipeline, part)
    targets = ["to_q", "to_k", "to_v"]
    denoiser.add_adapter(
        LoraConfig(r=2, lora_alpha=8, target_modules=targets, init_lora_weights=False)
    )
    layers = get_peft_model_state_dict(denoiser)
    type(pipeline).save_lora_weights(
        path.parent, **{f"{part}_lora_layers": layers}, weight_name=path.name
    )
    denoiser.delete_adapters("default")


def drawn(loaded: loading.Loaded, **values: Any) -> Any:
    made = running.use(loaded, node_type("IMAGE"), VALUES | values, Notes())
    return np.asarray(made["made"], dtype=int)


@pytest.mark.parametrize(
    ("build", "part"), [(unets.stable_diffusion, "unet"), (flows.flux, "transformer")]
)
def test_it_is_worn_for_one_run_and_gone_in_the_next(
    shelf: Path, build: Callable[[], Any], part: str
) -> None:
    pipeline = build()
    write(pipeline, part, shelf / "style.safetensors")
    loaded = loading.Loaded(pipeline)
    pipeline.set_progress_bar_config(disable=True)
    plain = drawn(loaded)
    styled = drawn(loaded, lora="style")
    assert np.abs(plain - styled).max() > 0
    assert np.array_equal(drawn(loaded), plain)
    assert np.array_equal(drawn(loaded, lora="style.safetensors"), styled)
    assert np.array_equal(drawn(loaded, lora="style", lora_strength=0), plain)


def test_several_have_each_a_strength(shelf: Path) -> None:
    pipeline = unets.stable_diffusion()
    write(pipeline, "unet", shelf / "one.safetensors")
    write(pipeline, "unet", shelf / "two.safetensors", seed=2)
    pipeline.set_progress_bar_config(disable=True)
    loaded = loading.Loaded(pipeline)
    only_one = drawn(loaded, lora="one")
    assert np.array_equal(drawn(loaded, lora="one, two:0"), only_one)
    assert not np.array_equal(drawn(loaded, lora="one, two:0.7"), only_one)


@pytest.mark.parametrize(
    ("lora", "words"),
    [
        ("styles", "There is no LoRA 'styles' here. There are: style"),
        ("../secret", "There is no LoRA '../secret'"),
        ("style:much", "The strength 'much' of style is no number"),
        (", ".join(["style"] * 9), "At most 8"),
        ("torn", "The LoRA torn does not fit this model"),
    ],
)
def test_what_cannot_be_worn_is_told_in_words_and_leaves_nothing(
    shelf: Path, lora: str, words: str
) -> None:
    pipeline = unets.stable_diffusion()
    write(pipeline, "unet", shelf / "style.safetensors")
    (shelf / "torn.safetensors").write_bytes(b"no weights")
    (shelf.parent / "secret.safetensors").write_bytes(b"no weights")
    pipeline.set_progress_bar_config(disable=True)
    loaded = loading.Loaded(pipeline)
    plain = drawn(loaded)
    with pytest.raises(BackendError) as caught:
        drawn(loaded, lora=lora)
    assert words in caught.value.message
    assert np.array_equal(drawn(loaded), plain)


def test_of_another_shape_it_does_not_fit(shelf: Path) -> None:
    write(flows.flux(), "transformer", shelf / "flux.safetensors")
    pipeline = unets.stable_diffusion()
    with pytest.raises(BackendError, match="The LoRA flux does not fit this model"):
        drawn(loading.Loaded(pipeline), lora="flux")


def test_a_pipeline_without_loras_says_so(shelf: Path) -> None:
    with pytest.raises(BackendError, match="takes no LoRA"):
        drawn(loading.Loaded(sounds.stable_audio()), lora="style")


def test_the_catalogue_offers_it_where_the_pipeline_takes_it() -> None:
    for model in registry().all():
        if model.weights is None or model.weights.is_task:
            continue
        assert ("lora" in model.fields) is model.weights.adapters
        if model.weights.adapters:
            assert hasattr(getattr(diffusers, model.weights.pipeline), "load_lora_weights")


def test_a_provider_is_not_told_of_it_and_is_passed_over_with_one() -> None:
    flux = registry().get("generate:flux_dev")
    assert flux is not None
    values = {"prompt": "A lake", "lora": "", "lora_strength": 1}
    request = flux.requests.get("fal", Request())
    assert not {"lora", "lora_strength"} & set(mapping.body(flux, request, values, files.data_uri))
    with pytest.raises(PermanentError, match="cannot be told the lora") as caught:
        mapping.body(flux, request, values | {"lora": "style"}, files.data_uri)
    assert caught.value.elsewhere
