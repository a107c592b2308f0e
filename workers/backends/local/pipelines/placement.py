"""Where the parts of a pipeline lie: all on the device, or part by part as they are needed."""

from enum import Enum
from typing import Any

import torch

# A run needs room beside the weights: for activations, and for the VAE to decode.
HEADROOM = 1.25


class Placement(Enum):
    """From fast to frugal."""

    WHOLE = "whole"  # everything stays on the device
    BY_PART = "by part"  # a text encoder, a denoiser, a VAE at a time
    BY_BLOCK = "by block"  # a few layers at a time, streamed from the machine's memory


def choose(size: int, free: int | None) -> Placement:
    """The fastest place for `size` bytes of weights with `free` bytes on the device.

    None for `free` means that there is only the processor.
    """
    if free is None or size * HEADROOM <= free:
        return Placement.WHOLE
    # The largest part, the denoiser, is about half of a modern pipeline.
    return Placement.BY_PART if size * HEADROOM / 2 <= free else Placement.BY_BLOCK


def apply(pipeline: Any, place: Placement) -> None:
    """Moves the pipeline there, and has its VAE decode in tiles where memory is short."""
    if not torch.cuda.is_available():
        return
    if place == Placement.WHOLE:
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


def bytes_of(pipeline: Any) -> int:
    """What the weights of all parts take."""
    parts = [part for part in pipeline.components.values() if isinstance(part, torch.nn.Module)]
    tensors = [tensor for part in parts for tensor in (*part.parameters(), *part.buffers())]
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


def free_bytes() -> int | None:
    """Memory that is free on the device; None without one."""
    if not torch.cuda.is_available():
        return None
    free, _ = torch.cuda.mem_get_info()
    # What torch keeps for later is free as well.
    return int(free + torch.cuda.memory_reserved() - torch.cuda.memory_allocated())
