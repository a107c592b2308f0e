"""What each task of transformers is given, and what becomes of its answer.

A family takes a pipeline, a node's values in memory form, and the context; it gives results by
output port.
"""

import io
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import PIL.Image
import torch

from canvas.nodes.context import NodeContext
from canvas.nodes.media import ffmpeg
from workers.backends.local.pipelines import results
from workers.backends.local.tasks.writing import Writing
from workers.backends.protocol import BackendError

Family: TypeAlias = Callable[[Any, dict[str, Any], NodeContext], dict[str, Any]]
# Longer recordings are heard piece by piece, which asks for moments.
WINDOW_SECONDS = 30
USUAL_TOKENS = 1_024


def hear(pipeline: Any, values: dict[str, Any], context: NodeContext) -> dict[str, Any]:
    """automatic-speech-recognition: `audio` to `text`."""
    rate = int(pipeline.feature_extractor.sampling_rate)
    waves = _waves(values["audio"].data, rate)
    context.check_cancelled()
    heard = pipeline(
        {"raw": waves, "sampling_rate": rate},
        return_timestamps=len(waves) > WINDOW_SECONDS * rate,
    )
    words = str(heard["text"]).strip()
    if not words:
        context.warn("No speech was found in this recording")
    return {"text": words}


def speak(pipeline: Any, values: dict[str, Any], context: NodeContext) -> dict[str, Any]:
    """text-to-audio: `text` to `audio`."""
    _sow(values)
    spoken = pipeline(values["text"])
    waves = np.atleast_2d(np.asarray(spoken["audio"], np.float32))
    return {"audio": results.sound(waves, int(spoken["sampling_rate"]), context)}


def measure(pipeline: Any, values: dict[str, Any], context: NodeContext) -> dict[str, Any]:
    """depth-estimation: `image` to a grey one, near things bright."""
    return {"image": pipeline(values["image"].convert("RGB"))["depth"].convert("RGB")}


def separate(pipeline: Any, values: dict[str, Any], context: NodeContext) -> dict[str, Any]:
    """image-segmentation: the `mask` of everything whose name has the words of `target` in it."""
    picture = values["image"].convert("RGB")
    segments = pipeline(picture)
    labels = list(dict.fromkeys(str(segment["label"]) for segment in segments))
    wanted = str(values.get("target") or "").casefold().strip()
    chosen = [one["mask"] for one in segments if wanted and wanted in str(one["label"]).casefold()]
    if not chosen:
        context.warn(f"There is no {wanted!r} in the picture; there is: {', '.join(labels)}")
    together = np.zeros(picture.size[::-1], np.uint8)
    for mask in chosen:
        together = np.maximum(together, np.asarray(mask.convert("L").resize(picture.size)))
    return {"mask": PIL.Image.fromarray(together), "labels": labels}


def write(pipeline: Any, values: dict[str, Any], context: NodeContext) -> dict[str, Any]:
    """text-generation: `prompt` and `system_prompt` to `text`, shown while it is written."""
    _sow(values)
    asked = [{"role": "user", "content": values["prompt"]}]
    if system := values.get("system_prompt"):
        asked.insert(0, {"role": "system", "content": system})
    daring = values.get("temperature")
    how = {"do_sample": True, "temperature": float(daring)} if daring else {"do_sample": False}
    said = pipeline(
        asked,
        max_new_tokens=int(values.get("max_tokens") or USUAL_TOKENS),
        streamer=Writing(pipeline.tokenizer, context),
        **how,
    )
    return {"text": str(said[0]["generated_text"][-1]["content"]).strip()}


FAMILIES: dict[str, Family] = {
    "automatic-speech-recognition": hear,
    "text-to-audio": speak,
    "depth-estimation": measure,
    "image-segmentation": separate,
    "text-generation": write,
}


def _sow(values: dict[str, Any]) -> None:
    """Some draw at random; their generators are torch's own."""
    if values.get("seed") is not None:
        torch.manual_seed(int(values["seed"]))


def _waves(recording: bytes, rate: int) -> Any:
    """One channel of numbers from -1 to 1."""
    resampler = ffmpeg.AudioResampler(format="flt", layout="mono", rate=rate)
    with ffmpeg.open(io.BytesIO(recording), "r") as container:
        if not container.streams.audio:
            raise BackendError("There is no sound in this recording", code="bad_input")
        frames = [*container.decode(audio=0), None]
        blocks = [block.to_ndarray() for frame in frames for block in resampler.resample(frame)]
    return np.concatenate(blocks, axis=1)[0] if blocks else np.zeros(rate, np.float32)
