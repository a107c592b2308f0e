"""A denoiser in eight bits: half the weights, nearly the same picture; LoRAs fit all the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from tests.workers.local.conftest import Notes
from tests.workers.local.test_adapters import shelf, write
from tests.workers.local.test_pipelines import VALUES, node_type
from tests.workers.local.tiny import flows, unets
from workers.backends.local.pipelines import loading, placement, running
from workers.backends.local.pipelines.placement import Placement

__all__ = ["shelf"]
pytestmark = pytest.mark.filterwarnings("ignore")


def drawn(loaded: loading.Loaded, notes: Notes, **values: Any) -> Any:
    made = running.use(loaded, node_type("IMAGE"), VALUES | values, notes)["made"]
    return np.asarray(made, dtype=float)


def quantised(build: Callable[[], Any]) -> loading.Loaded:
    pipeline = build()
    pipeline.set_progress_bar_config(disable=True)
    placement.quantise(pipeline)
    return loading.Loaded(pipeline, Placement.QUANTISED)


@pytest.mark.parametrize("build", [unets.stable_diffusion, flows.flux, flows.qwen_image])
def test_it_takes_less_and_draws_nearly_the_same(build: Callable[[], Any]) -> None:
    plain, small = loading.Loaded(build()), quantised(build)
    sizes = [placement.bytes_of(placement.denoisers(loaded.pipeline)) for loaded in (plain, small)]
    assert sizes[1] < 0.6 * sizes[0]
    stored = {tensor.dtype for tensor in placement.denoisers(small.pipeline)[0].parameters()}
    assert torch.float8_e4m3fn in stored
    before, after = Notes(), Notes()
    difference = np.abs(drawn(plain, before) - drawn(small, after)).mean()
    assert difference < 40  # of 255 levels: these tiny models of noise have no margin
    assert (before.warnings, after.warnings) == (
        [],
        ["The device is short of memory: the model runs with weights in eight bits"],
    )


def test_a_lora_is_worn_on_it_and_gone_again(shelf: Path) -> None:
    write(flows.flux(), "transformer", shelf / "style.safetensors")
    loaded = quantised(flows.flux)
    plain = drawn(loaded, Notes())
    assert np.abs(drawn(loaded, Notes(), lora="style") - plain).max() > 0
    assert np.array_equal(drawn(loaded, Notes()), plain)
