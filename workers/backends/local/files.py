"""Which files of a model's repository are wanted: safetensors and settings, nothing that runs.

Chooses by names alone, so that a hub's listing and a folder are judged alike.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

INDEX = "model_index.json"
_WANTED = {".safetensors", ".json", ".txt", ".model", ".jinja"}
# Other precisions of the same weights: `model.fp16.safetensors` beside `model.safetensors`.
_VARIANT = re.compile(r"\.(fp16|bf16|fp8|fp32|non_ema|ema_only)(-\d{5}-of-\d{5})?\.safetensors")
_PICKLED = {".bin", ".ckpt", ".pt", ".pth", ".pkl"}


class UnusableError(Exception):
    """The repository holds nothing that may be loaded."""


class DamagedError(Exception):
    """A file is not the one that its source has."""


@dataclass(frozen=True)
class File:
    """A file of a repository. `size` in bytes; `sha256` where the hub says it."""

    size: int
    sha256: str | None = None


@dataclass(frozen=True)
class Listing:
    """What a repository holds at a commit. `license` as its card states it, else empty."""

    revision: str
    files: Mapping[str, File]
    license: str = ""


def choose(listed: Mapping[str, File], components: frozenset[str] | None) -> dict[str, File]:
    """The wanted files by name.

    `components` are the folders that `model_index.json` names, None for a repository without one;
    with them, single-file checkpoints beside the folders stay away. Raises UnusableError where the
    weights are pickled, or where there are none.
    """
    found = {
        name: file
        for name, file in listed.items()
        if PurePosixPath(name).suffix in _WANTED and _belongs(PurePosixPath(name), components)
    }
    plain = {name for name in found if not _VARIANT.search(name)}
    chosen = {
        name: file for name, file in found.items() if name in plain or not _has_plain(name, plain)
    }
    if not any(name.endswith(".safetensors") for name in chosen):
        pickled = any(PurePosixPath(name).suffix in _PICKLED for name in listed)
        why = "only weights that could run code when they are read" if pickled else "no weights"
        raise UnusableError(f"The repository has {why}; safetensors are needed")
    return chosen


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _belongs(path: PurePosixPath, components: frozenset[str] | None) -> bool:
    if ".." in path.parts or path.is_absolute():
        return False
    if components is None:
        return len(path.parts) == 1
    if len(path.parts) == 1:
        return path.suffix != ".safetensors"
    return path.parts[0] in components


def _has_plain(name: str, plain: set[str]) -> bool:
    folder = PurePosixPath(name).parent
    return any(
        PurePosixPath(other).parent == folder and other.endswith(".safetensors") for other in plain
    )
