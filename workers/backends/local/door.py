"""The one door to models on our own device; behind it libraries are loaded, on first use.

A module has the signature of a backend (`workers.backends.protocol.Backend`): adding a runner is a
line in the table.
"""

import logging
import os
from importlib import import_module
from typing import Any

from canvas.nodes.context import NodeContext
from workers.backends.local import residency, shelf
from workers.backends.protocol import BackendError, ModelCall, OutOfMemoryError

logger = logging.getLogger(__name__)

RUNNERS = {
    "local:sketch": "diffusion",
    "local:real-esrgan": "upscaling",
    "local:hibari-tts": "speech",
    "local:whisper-tiny-en": "transcription",
    "local:rapidocr": "ocr",
    "local:opennsfw": "safety",
}
# Weights come from packages and this repository: a library must never ask a hub instead.
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "DIFFUSERS_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "false",
}


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """Runs a local model. Raises BackendError; OutOfMemoryError when freeing all did not help."""
    os.environ.update(_QUIET)
    name = _of_weights(call) if shelf.repository(call.route) else RUNNERS.get(call.route)
    if name is None:
        raise BackendError(f"This server has no local model {call.route}", code="unknown_route")
    try:
        runner = import_module(f"workers.backends.local.{name}")
    except ImportError as error:
        logger.warning("%s cannot be loaded: %s", call.route, error)
        raise BackendError(
            f"A package of {call.route} is not installed", code="needs_weights"
        ) from error
    return _with_memory(runner.run, call, context)


def _of_weights(call: ModelCall) -> str:
    """Whose library runs an open model."""
    return "tasks.running" if shelf.declared(call).is_task else "pipelines.running"


def _with_memory(runner: Any, call: ModelCall, context: NodeContext) -> dict[str, Any]:
    try:
        return _results(runner, call, context)
    except OutOfMemoryError:
        residency.free_all()
        return _results(runner, call, context)


def _results(runner: Any, call: ModelCall, context: NodeContext) -> dict[str, Any]:
    try:
        results: dict[str, Any] = runner(call, context)
    except (MemoryError, RuntimeError) as error:
        # torch.OutOfMemoryError is a RuntimeError; named by text, as torch is not loaded here.
        if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
            raise OutOfMemoryError("The device has too little memory for this") from error
        raise
    return results
