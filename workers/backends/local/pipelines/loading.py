"""From a folder of weights to a pipeline that is ready to run.

Weights are safetensors only, nothing is fetched, and no code of a folder is run.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import diffusers
import torch

from canvas.nodes.weights import Weights
from workers.backends.local import shelf
from workers.backends.local.pipelines import placement
from workers.backends.local.pipelines.placement import Placement
from workers.backends.local.pipelines.previews import Preview
from workers.backends.protocol import BackendError


@dataclass
class Loaded:
    """A warm pipeline, where it lies, and what was learnt of showing its latents."""

    pipeline: Any
    place: Placement = Placement.WHOLE
    preview: Preview = field(default_factory=Preview)


def load(weights: Weights) -> tuple[Loaded, int]:
    """The pipeline on the best place for it, and the bytes it keeps on the device."""
    return from_folder(shelf.whole(weights.repository), weights)


def from_folder(folder: Path, weights: Weights) -> tuple[Loaded, int]:
    """As `load`, of any folder in diffusers' layout."""
    try:
        kind: Any = getattr(diffusers, weights.pipeline)
    except AttributeError as error:
        raise BackendError(
            f"This version of diffusers has no {weights.pipeline}", code="needs_weights"
        ) from error
    pipeline = kind.from_pretrained(
        folder, dtype=_dtype(weights), use_safetensors=True, local_files_only=True
    )
    pipeline.set_progress_bar_config(disable=True)
    size = placement.bytes_of(pipeline.components.values())
    denoiser = placement.bytes_of(placement.denoisers(pipeline))
    place = placement.choose(size, denoiser, placement.free_bytes())
    placement.apply(pipeline, place)
    kept = placement.bytes_of(pipeline.components.values()) if place in placement.RESIDENT else 0
    return Loaded(pipeline, place), kept


def _dtype(weights: Weights) -> torch.dtype:
    # Half precision has no speed on a processor, and some of its operations are missing.
    if not torch.cuda.is_available():
        return torch.float32
    named: torch.dtype = getattr(torch, weights.dtype)
    return named
