"""Fits the values of a node to the call of a pipeline, by the names in its signature."""

import inspect
from typing import Any

import torch

from workers.backends.local.pipelines import sizes

# Our port or parameter, and what pipelines call it; each of them is tried in turn.
_NAMES = {
    "prompt": ("prompt",),
    "negative_prompt": ("negative_prompt",),
    "lyrics": ("lyrics",),
    "image": ("image", "control_image"),
    "images": ("image",),
    "mask": ("mask_image", "mask"),
    "control_image": ("control_image",),
    "end_image": ("last_image",),
    "strength": ("strength",),
    "num_inference_steps": ("num_inference_steps",),
    "num_images": ("num_images_per_prompt",),
    "num_frames": ("num_frames",),
    "fps": ("frame_rate", "fps"),
    "duration": ("duration", "audio_end_in_s", "audio_duration", "audio_length_in_s"),
}
# Where a model was distilled, `guidance_scale` is a number it was trained with and the real thing
# is `true_cfg_scale`, which wants a negative prompt, be it an empty one.
_TRUE_GUIDANCE = "true_cfg_scale"
# What a setting says that leaves it to the model.
_NO_WISH = (None, "", "auto")
_WHOLE = {"num_inference_steps", "num_images_per_prompt", "num_frames"}
# Of a film whose node says nothing else.
FPS = 24


def fit(pipeline: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Arguments by name; a value that is empty or that the pipeline does not know is left out."""
    known = set(inspect.signature(pipeline.__call__).parameters)
    given = {
        name: values[key]
        for key, names in _NAMES.items()
        if values.get(key) not in _NO_WISH
        for name in [next((name for name in names if name in known), None)]
        if name is not None
    }
    given |= _guidance(known, values) | _size(known, values)
    if "generator" in known and values.get("seed") is not None:
        # On the processor, so that a seed gives the same noise whatever the device.
        given["generator"] = torch.Generator("cpu").manual_seed(int(values["seed"]))
    given |= {name: int(given[name]) for name in _WHOLE & set(given)}
    given |= {name: seconds_of(given[name]) for name in _NAMES["duration"] if name in given}
    if (
        "num_frames" in known
        and "num_frames" not in given
        and values.get("duration") not in _NO_WISH
    ):
        given["num_frames"] = _frames(pipeline, values)
    return given


def _guidance(known: set[str], values: dict[str, Any]) -> dict[str, Any]:
    scale = values.get("guidance_scale")
    if scale is None:
        return {}
    if _TRUE_GUIDANCE in known and "guidance_scale" not in known:
        return {_TRUE_GUIDANCE: float(scale)}
    if _TRUE_GUIDANCE in known and values.get("negative_prompt"):
        return {_TRUE_GUIDANCE: float(scale)}
    return {"guidance_scale": float(scale)} if "guidance_scale" in known else {}


def _size(known: set[str], values: dict[str, Any]) -> dict[str, Any]:
    size = sizes.of(values)
    if size is None or not {"width", "height"} <= known:
        return {}
    return {"width": size[0], "height": size[1]}


def seconds_of(duration: Any) -> float:
    """`5`, `"5"` and `"5s"` alike."""
    return float(str(duration).removesuffix("s"))


def frame_step(pipeline: Any) -> int:
    """How many frames of a film one latent frame stands for, after the first."""
    names = ("vae_scale_factor_temporal", "vae_temporal_compression_ratio")
    return next((int(step) for name in names if (step := getattr(pipeline, name, 0))), 4)


def _frames(pipeline: Any, values: dict[str, Any]) -> int:
    """Frames of a film of `duration` seconds: one more than a multiple of the step."""
    step = frame_step(pipeline)
    wanted = seconds_of(values["duration"]) * float(values.get("fps") or FPS)
    return max(1, round((wanted - 1) / step) * step + 1)
