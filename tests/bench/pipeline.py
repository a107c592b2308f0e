"""A diffusers pipeline through a node beside the bare script: what following it costs a step.

`python -m tests.bench.pipeline` measures a network of Stable Diffusion's own size with random
weights, on the device where there is one; the bench of every machine takes the built-in model.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import PIL.Image
import torch
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel

from canvas.nodes.node_type import NodeType, Output
from canvas.nodes.ports import PortType
from tests.workers.local.tiny import texts
from workers.backends.local import diffusion, residency
from workers.backends.local.availability import SKETCH
from workers.backends.local.pipelines import arguments, running
from workers.backends.local.pipelines.loading import Loaded
from workers.backends.protocol import ModelCall

REPEATS = 7
VALUES = {
    "prompt": "A sunset over a mountain lake",
    "negative_prompt": "",
    "num_inference_steps": 25,
    "guidance_scale": 3.0,
    "seed": 7,
}
WIDTHS = "{:<46}{:>22}{:>14}{:>8}"


class Silent:
    """A node's context with nobody listening: what is measured is the pipeline."""

    def progress(self, fraction: float, **steps: int | None) -> None: ...

    def preview(self, image: PIL.Image.Image) -> None: ...

    def check_cancelled(self) -> None: ...

    def warn(self, message: str) -> None: ...


def measure_sketch() -> None:
    """The built-in model, previews on."""
    call = ModelCall("bench", "text-to-image", "local:sketch", VALUES)
    base = residency.keep(call.route, lambda: diffusion.load(SKETCH))
    given = arguments.fit(base, VALUES)
    _row(
        "a step of the built-in model", lambda: base(**given), lambda: diffusion.run(call, Silent())
    )


def measure_stable_diffusion() -> None:
    """860 million random weights at 512 × 512, previews off and then on."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    pipeline = _stable_diffusion().to(device, torch.float16 if device == "cuda" else torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    values = VALUES | {"size": "512x512"}
    given = arguments.fit(pipeline, values)
    loaded = Loaded(pipeline)
    node_type = NodeType(
        "bench", "Bench", "", "", (), (Output("image", PortType.IMAGE),), "model", "1"
    )
    loaded.preview.learn = lambda *learnt: None  # type: ignore[method-assign]  # so that it never shows
    name = f"a step of Stable Diffusion on {device}"
    through = partial(running.use, loaded, node_type, values, Silent())
    _row(name, partial(pipeline, **given), through)
    del loaded.preview.learn
    _row(f"{name}, previews", partial(pipeline, **given), through)


def _stable_diffusion() -> Any:
    unet = UNet2DConditionModel(sample_size=64, cross_attention_dim=32, attention_head_dim=8)
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(128, 256, 512, 512),
        layers_per_block=2,
        sample_size=512,
    )
    return StableDiffusionPipeline(
        unet=unet,
        vae=vae,
        scheduler=DDIMScheduler(clip_sample=False),
        text_encoder=texts.clip(),
        tokenizer=texts.clip_tokenizer(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def _row(name: str, bare: Callable[[], Any], through: Callable[[], Any]) -> None:
    """Takes turns, so that a machine that slows down slows both."""
    times: dict[str, list[float]] = {"bare": [], "through": []}
    for _ in range(REPEATS + 1):
        for kind, run in (("bare", bare), ("through", through)):
            began = time.perf_counter()
            with torch.inference_mode():
                run()
            times[kind].append((time.perf_counter() - began) / VALUES["num_inference_steps"])  # type: ignore[operator]  # it is a number
    ours, floor = (statistics.median(times[kind][1:]) for kind in ("through", "bare"))
    print(
        WIDTHS.format(name, f"{ours * 1e3:.2f} ms", f"{floor * 1e3:.2f} ms", f"{ours / floor:.3f}"),
        flush=True,
    )


if __name__ == "__main__":
    measure_stable_diffusion()
