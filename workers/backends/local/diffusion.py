"""Text to image and image to image with diffusers pipelines: progress, previews, interruption.

Weights are safetensors in a folder; nothing is fetched and no code of a folder is run.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionPipeline

from canvas.nodes.context import CancelledError, NodeContext
from workers.backends.local import residency
from workers.backends.local.availability import SKETCH
from workers.backends.local.sketch.vae import PixelShuffleVAE
from workers.backends.local.sketch.vocabulary import unknown_words
from workers.backends.protocol import ModelCall

FOLDERS = {"local:sketch": SKETCH}
LEARNT = (
    "It draws landscapes: lakes, mountains, forests, deserts, snow, the sea, cities, meadows and "
    "beaches, at dawn, by day, at sunset, at night and under clouds."
)


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """One picture as port `image`. Text encoders, denoiser and VAE are shared between tasks."""
    values = call.values
    base = residency.keep(call.route, lambda: load(FOLDERS[call.route]))
    strange = unknown_words(values["prompt"])
    if strange:
        context.warn(f"The built-in model has not learnt: {', '.join(strange)}. {LEARNT}")
    steps = int(values["num_inference_steps"])
    shared = {
        "prompt": values["prompt"],
        "negative_prompt": values.get("negative_prompt") or None,
        "num_inference_steps": steps,
        "guidance_scale": float(values["guidance_scale"]),
        "generator": torch.Generator("cpu").manual_seed(int(values["seed"])),
    }
    if call.task == "image-to-image":
        return {"image": _repaint(base, values, shared, context)}
    with torch.inference_mode():
        made = base(**shared, callback_on_step_end=_watch(context, base.vae, steps))
    return {"image": made.images[0]}


def load(folder: Path) -> tuple[Any, int]:
    """The pipeline of a folder on the best device, and its size in bytes."""
    vae = PixelShuffleVAE.from_pretrained(folder / "vae")
    pipeline: Any = StableDiffusionPipeline.from_pretrained(
        folder,
        vae=vae,
        dtype=torch.float32,
        use_safetensors=True,
        safety_checker=None,
        requires_safety_checker=False,
        local_files_only=True,
    )
    pipeline.set_progress_bar_config(disable=True)
    pipeline.to("cuda" if torch.cuda.is_available() else "cpu")
    parts = (pipeline.unet, pipeline.text_encoder, pipeline.vae)
    tensors = (tensor for part in parts for tensor in part.parameters())
    return pipeline, sum(tensor.numel() * tensor.element_size() for tensor in tensors)


def _repaint(
    base: Any, values: dict[str, Any], shared: dict[str, Any], context: NodeContext
) -> PIL.Image.Image:
    strength = float(values["strength"])
    side = base.unet.config.sample_size * base.vae_scale_factor
    picture = values["image"].convert("RGB").resize((side, side), PIL.Image.Resampling.LANCZOS)
    # The steps that strength leaves to do; with none, the picture stays as it is.
    steps = min(int(shared["num_inference_steps"] * strength), shared["num_inference_steps"])
    if steps < 1:
        return picture
    pipeline: Any = StableDiffusionImg2ImgPipeline(**base.components, requires_safety_checker=False)
    pipeline.set_progress_bar_config(disable=True)
    watch = _watch(context, base.vae, steps)
    with torch.inference_mode():
        made = pipeline(image=picture, strength=strength, **shared, callback_on_step_end=watch)
    result: PIL.Image.Image = made.images[0]
    return result


def _watch(context: NodeContext, vae: Any, steps: int) -> Callable[..., dict[str, Any]]:
    """Called after every step: stops when cancelled, tells progress, shows the picture so far."""

    def after_step(
        pipeline: Any, index: int, timestep: Any, tensors: dict[str, Any]
    ) -> dict[str, Any]:
        try:
            context.check_cancelled()
        except CancelledError:
            pipeline._interrupt = True
            raise
        step = min(index + 1, steps)
        context.progress(step / steps, step=step, total_steps=steps)
        context.preview(_picture(vae, tensors["latents"]))
        return tensors

    return after_step


def _picture(vae: Any, latents: torch.Tensor) -> PIL.Image.Image:
    # This VAE only moves pixels, so that a preview is the picture itself and costs nothing.
    pixels = vae.decode(latents[:1] / vae.config.scaling_factor).sample[0]
    levels = ((pixels.float() / 2 + 0.5).clamp(0, 1) * 255).round().byte()
    return PIL.Image.fromarray(levels.permute(1, 2, 0).cpu().numpy())
