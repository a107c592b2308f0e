"""From a folder of weights to a pipeline of transformers that is ready to run.

Weights are safetensors only, nothing is fetched, and no code of a folder is run.
"""

from pathlib import Path
from typing import Any

import torch
import transformers

from canvas.nodes.weights import Weights
from workers.backends.local import shelf
from workers.backends.local.pipelines import placement


def load(weights: Weights) -> tuple[Any, int]:
    """The pipeline, and the bytes it keeps. Raises BackendError."""
    return from_folder(shelf.whole(weights.repository), weights)


def from_folder(folder: Path, weights: Weights) -> tuple[Any, int]:
    """As `load`, of any folder in the layout of transformers."""
    on_device = torch.cuda.is_available()
    make: Any = transformers.pipeline  # typed task by task
    pipeline = make(
        weights.pipeline,
        model=str(folder),
        # Half precision has no speed on a processor, and some of its operations are missing.
        dtype=getattr(torch, weights.dtype) if on_device else torch.float32,
        device=0 if on_device else -1,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True},
    )
    return pipeline, placement.bytes_of([pipeline.model])
