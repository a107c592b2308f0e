"""What comes out of a pipeline, as media on the ports of its node type."""

from fractions import Fraction
from typing import Any

import numpy as np
import PIL.Image
import torch

from canvas.nodes.context import NodeContext
from canvas.nodes.media import clips, ffmpeg, sounds, writing
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import MediaFile, PortType
from workers.backends.local.pipelines.arguments import FPS
from workers.backends.protocol import BackendError

Pictures = list[PIL.Image.Image]


def pictures(made: Any) -> Pictures:
    """The pictures of a result, or the frames of its first film; none of a sound."""
    found = getattr(made, "images", None)
    if found is None:
        found = getattr(made, "frames", None)
        found = None if found is None else found[0]
    if found is None:
        found = getattr(made, "prediction", None)
    return [] if found is None else list(_flat(found))


def ports(
    made: Any, pipeline: Any, node_type: NodeType, values: dict[str, Any], context: NodeContext
) -> dict[str, Any]:
    """Results by output port: each kind of medium goes to the first port of its type."""
    media: dict[PortType, list[Any]] = {}
    if getattr(made, "frames", None) is not None:
        media[PortType.VIDEO] = [_film(pictures(made), values, context)]
    elif shown := pictures(made):
        media[PortType.IMAGE] = shown
    if (waves := _waves(made)) is not None:
        media[PortType.AUDIO] = [sound(waves, _sampling_rate(pipeline), context)]
    found = {
        output.key: media[output.type] if output.multiple else media[output.type][0]
        for output in node_type.outputs
        if media.get(output.type)
    }
    if not found:
        raise BackendError("The model has made nothing", retryable=True)
    return found


def _flat(found: Any) -> list[PIL.Image.Image]:
    """Pictures of whatever nesting or number format, in order."""
    if isinstance(found, PIL.Image.Image):
        return [found.convert("RGBA" if found.has_transparency_data else "RGB")]
    if isinstance(found, torch.Tensor):
        # Tensors have channels before rows, arrays after columns.
        found = found.float().cpu().movedim(-3, -1).numpy()
    if isinstance(found, np.ndarray):
        return _of_array(found)
    return [picture for item in found for picture in _flat(item)]


def _of_array(levels: Any) -> list[PIL.Image.Image]:
    """Pictures of numbers from 0 to 1: (…, rows, columns, channels)."""
    every = levels.reshape(-1, *levels.shape[-3:])
    pixels = (np.nan_to_num(every).clip(0, 1) * 255).round().astype(np.uint8)
    return [PIL.Image.fromarray(each[..., 0] if each.shape[-1] == 1 else each) for each in pixels]


def _film(frames: Pictures, values: dict[str, Any], context: NodeContext) -> MediaFile:
    rate = Fraction(values.get("fps") or FPS).limit_denominator(1_000)
    clip = clips.of_pictures(
        (ffmpeg.VideoFrame.from_image(frame) for frame in frames), frames[0].size, rate, len(frames)
    )
    return writing.film(clip, context)


def _waves(made: Any) -> Any:
    """The first sound as numbers from -1 to 1, (channels, samples); None where there is none."""
    found = getattr(made, "audios", None)
    found = getattr(made, "audio", None) if found is None else found
    if found is None:
        return None
    first = found[0]
    waves = first.float().cpu().numpy() if isinstance(first, torch.Tensor) else np.asarray(first)
    return np.atleast_2d(np.nan_to_num(waves)).astype(np.float32)


def _sampling_rate(pipeline: Any) -> int:
    """Samples a second: of whatever part makes the sound."""
    for name in ("vocoder", "vae", "audio_vae"):
        part = getattr(pipeline, name, None)
        settings = getattr(part, "config", None)
        for key in ("output_sampling_rate", "sampling_rate", "sample_rate"):
            if (rate := getattr(settings, key, None) or getattr(part, key, None)) is not None:
                return int(rate)
    raise BackendError(f"{type(pipeline).__name__} does not say its sampling rate")


def sound(waves: Any, rate: int, context: NodeContext) -> MediaFile:
    """A recording of numbers from -1 to 1, (channels, samples), so many samples a second."""
    shape = sounds.Shape(rate, min(2, len(waves)), "wav")
    levels = (waves[: shape.channels].clip(-1, 1) * 32_767).round().astype(np.int16)
    block = ffmpeg.AudioFrame.from_ndarray(
        np.ascontiguousarray(levels.T).reshape(1, -1), format="s16", layout=shape.layout
    )
    block.sample_rate = rate
    return sounds.write([block], shape, context, seconds=Fraction(levels.shape[1], rate))
