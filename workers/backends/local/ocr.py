"""Text in pictures with RapidOCR and its packaged weights."""

from typing import Any

import numpy as np
from rapidocr import RapidOCR

from canvas.nodes.context import NodeContext
from workers.backends.local import residency
from workers.backends.protocol import ModelCall

SIZE = 120_000_000  # resident bytes, measured


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """The text as port `text`; as port `json` its lines with corners in pixels and a score 0–1."""
    reader = residency.keep(call.route, load)
    # RapidOCR reads arrays as OpenCV does, blue first.
    found = reader(np.asarray(call.values["image"].convert("RGB"))[:, :, ::-1])
    if found.txts is None:
        context.warn("No text was found in this picture")
        return {"text": "", "json": []}
    lines = [
        {"text": text, "score": round(float(score), 4), "box": np.asarray(box).round(1).tolist()}
        for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
    ]
    return {"text": "\n".join(found.txts), "json": lines}


def load() -> tuple[Any, int]:
    """The reader, and its size in bytes."""
    return RapidOCR(params={"Global.log_level": "error"}), SIZE
