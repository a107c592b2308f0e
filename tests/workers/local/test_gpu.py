"""The same families on a CUDA device, wherever their parts lie."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from canvas.nodes.weights import Weights
from tests.workers.local.conftest import Notes
from tests.workers.local.test_pipelines import PICTURES, VALUES, node_type
from workers.backends.local import diffusion, door, residency
from workers.backends.local.pipelines import loading, placement, running
from workers.backends.local.pipelines.placement import Placement
from workers.backends.protocol import ModelCall, OutOfMemoryError

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.mark.parametrize("place", Placement, ids=lambda place: place.name)
@pytest.mark.parametrize("build", PICTURES, ids=lambda build: build.__name__)
def test_a_family_draws(
    build: Any, place: Placement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = build()
    made.save_pretrained(tmp_path)
    monkeypatch.setattr(placement, "choose", lambda size, denoiser, free: place)
    weights = Weights("tests/tiny", type(made).__name__)
    loaded, kept = loading.from_folder(tmp_path, weights)
    assert (kept > 0) == (place in placement.RESIDENT)
    first, second = Notes(), Notes()
    pictures = [
        running.use(loaded, node_type("IMAGE"), VALUES, notes)["made"] for notes in (first, second)
    ]
    assert [picture.size for picture in pictures] == [(64, 32), (64, 32)]
    assert np.array_equal(*map(np.asarray, pictures))
    assert first.steps == [(1, 3), (2, 3), (3, 3)]
    assert second.previews


def test_the_sketch_model_draws_what_the_processor_draws() -> None:
    values = VALUES | {"prompt": "A sunset over a mountain lake", "num_inference_steps": 8}
    call = ModelCall("tests", "text-to-image", "local:sketch", values)
    residency.free_all()
    on_device = np.asarray(door.run(call, Notes())["image"], np.float32)
    residency.free_all()
    on_processor = residency.keep(
        "local:sketch", lambda: (diffusion.load(diffusion.FOLDERS["local:sketch"])[0].to("cpu"), 1)
    )
    assert on_processor.device.type == "cpu"
    expected = np.asarray(door.run(call, Notes())["image"], np.float32)
    residency.free_all()
    assert np.abs(on_device - expected).mean() < 2  # of 255 levels


def test_what_the_device_cannot_hold_is_said_so() -> None:
    def greedy(call: ModelCall, context: Notes) -> dict[str, Any]:
        free = placement.free_bytes()
        assert free is not None
        return {"image": torch.empty(free * 2, dtype=torch.uint8, device="cuda")}

    with pytest.raises(OutOfMemoryError):
        door._with_memory(greedy, ModelCall("tests", "", "local:tests", {}), Notes())  # type: ignore[arg-type]  # it reads no context


def test_evicted_models_leave_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREFLOW_MODEL_MEMORY_MB", "1500")
    size = 1_000_000_000
    for name in ("a", "b"):
        residency.keep(name, lambda: (torch.zeros(size, dtype=torch.uint8, device="cuda"), size))
    assert residency.loaded() == ["b"]
    assert torch.cuda.memory_reserved() < 1.2 * size
    residency.free_all()
    assert torch.cuda.memory_reserved() < 0.2 * size
