"""Where the parts of a pipeline lie: all on the device, or part by part as they are needed."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

import torch

from canvas.nodes.weights import ROOM

# A run needs room beside the weights: for activations, and for the VAE to decode.
HEADROOM = ROOM
EIGHT_BITS = torch.float8_e4m3fn


class Placement(Enum):
    """From fast to frugal."""

    WHOLE = "whole"  # everything stays on the device
    QUANTISED = "quantised"  # the same, with the denoiser's weights in eight bits
    BY_PART = "by part"  # a text encoder, a denoiser, a VAE at a time
    BY_BLOCK = "by block"  # a few layers at a time, streamed from the machine's memory


# All of it is on the device while it is warm.
RESIDENT = (Placement.WHOLE, Placement.QUANTISED)


def choose(size: int, denoiser: int, free: int | None) -> Placement:
    """The fastest place for `size` bytes of weights with `free` bytes on the device.

    `denoiser` of them can be halved. None for `free` means that there is only the processor.
    """
    if free is None or size * HEADROOM <= free:
        return Placement.WHOLE
    if (size - denoiser / 2) * HEADROOM <= free:
        return Placement.QUANTISED
    # The largest part, the denoiser, is about half of a modern pipeline.
    return Placement.BY_PART if size * HEADROOM / 2 <= free else Placement.BY_BLOCK


def apply(pipeline: Any, place: Placement) -> None:
    """Moves the pipeline there, and has its VAE decode in tiles where memory is short."""
    if not torch.cuda.is_available():
        return
    if place in RESIDENT:
        if place == Placement.QUANTISED:
            quantise(pipeline)
        pipeline.to("cuda")
        return
    if hasattr(getattr(pipeline, "vae", None), "enable_tiling"):
        pipeline.vae.enable_tiling()
    if place == Placement.BY_PART:
        pipeline.enable_model_cpu_offload()
    else:
        pipeline.enable_group_offload(
            onload_device=torch.device("cuda"),
            offload_device=torch.device("cpu"),
            offload_type="leaf_level",
            use_stream=True,
        )


def quantise(pipeline: Any) -> None:
    """Keeps the denoiser's weights as eight-bit floats, and computes with them as they were."""
    for part in denoisers(pipeline):
        part.enable_layerwise_casting(
            storage_dtype=EIGHT_BITS, compute_dtype=next(part.parameters()).dtype
        )


def denoisers(pipeline: Any) -> list[Any]:
    """The parts that draw, which are most of a pipeline; others read and decode."""
    parts = (getattr(pipeline, name, None) for name in ("transformer", "transformer_2", "unet"))
    return [part for part in parts if hasattr(part, "enable_layerwise_casting")]


def bytes_of(parts: Iterable[Any]) -> int:
    """What the weights of parts take; what is no module has none."""
    modules = [part for part in parts if isinstance(part, torch.nn.Module)]
    tensors = [tensor for part in modules for tensor in (*part.parameters(), *part.buffers())]
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


def free_bytes() -> int | None:
    """Memory that is free on the device; None without one."""
    if not torch.cuda.is_available():
        return None
    free, _ = torch.cuda.mem_get_info()
    # What torch keeps for later is free as well.
    return int(free + torch.cuda.memory_reserved() - torch.cuda.memory_allocated())
