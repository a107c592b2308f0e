"""Where the weights of an open model come from, and what they want of a device."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# `organisation/name`, as model hubs spell it: also a safe name for a folder.
_REPOSITORY = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}$")
# Beside its weights a run wants room for what it computes.
ROOM = 1.25
DTYPES = ("float32", "float16", "bfloat16")


@dataclass(frozen=True)
class Weights:
    """An open model's files.

    `repository` is its id on the hub, `revision` a branch, tag or (where it is pinned) a commit,
    `pipeline` the class of diffusers that runs it, or the task of transformers, `dtype` what its
    numbers are on a GPU. One with `adapters` takes LoRA files. `parameters` are billions of numbers
    in all parts together, as its makers publish them, None where that is not known.
    """

    repository: str
    pipeline: str
    revision: str = "main"
    dtype: str = "bfloat16"
    adapters: bool = False
    parameters: float | None = None

    @property
    def memory_gib(self) -> int | None:
        """GiB of a device that hold it whole, with room to work in; None where that is unknown."""
        if self.parameters is None:
            return None
        bytes_each = 4 if self.dtype == "float32" else 2
        return math.ceil(self.parameters * 1e9 * bytes_each * ROOM / 2**30)

    @property
    def is_task(self) -> bool:
        """Whether transformers runs it: its tasks are words, the classes of diffusers are names."""
        return self.pipeline.islower()


def read_weights(table: Mapping[str, Any]) -> Weights:
    """Weights from their TOML table. Raises ValueError, and TypeError on a strange key."""
    weights = Weights(**table)
    if not _REPOSITORY.match(weights.repository):
        raise ValueError(f"{weights.repository!r} is no organisation/name")
    if weights.dtype not in DTYPES:
        raise ValueError(f"{weights.dtype!r} is none of {', '.join(DTYPES)}")
    return weights
