"""Text to speech with hibari-tts: 24 kHz mono WAV."""

import io
import os
import wave
from typing import Any

import numpy as np
from hibari import SAMPLE_RATE, Hibari

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.ports import MediaFile
from workers.backends.local import residency
from workers.backends.protocol import ModelCall

SIZE = 60_000_000  # resident bytes with its lexicon, measured


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """The spoken text as port `audio`, sentence by sentence, so that it can be stopped."""
    voice = residency.keep(call.route, load)
    text = str(call.values["text"])
    sentences = voice.split_sentences(text)
    parts = []
    for number, part in enumerate(voice.stream(text, float(call.values["speed"]), seed=0), 1):
        context.check_cancelled()
        parts.append(part)
        context.progress(min(1.0, number / max(1, len(sentences))))
    if not parts:
        raise NodeError("There is nothing to say in this text")
    return {"audio": MediaFile(_wav(np.concatenate(parts)), "audio/wav")}


def load() -> tuple[Any, int]:
    """The voice, and its size in bytes."""
    return Hibari(threads=int(os.environ.get("OMP_NUM_THREADS", "1"))), SIZE


def _wav(samples: Any) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())
    return buffer.getvalue()
