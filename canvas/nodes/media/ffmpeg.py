"""FFmpeg, by way of PyAV: the one door to it.

It is loaded when a name of it is first used. Whoever only reads the registry, as a web process
does, stays 20 MB smaller. The names and their types stand in `ffmpeg.pyi`.
"""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return getattr(import_module("av"), name)
