"""Open models that a pipeline of diffusers runs from their own repository, whole."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import diffusers

from tests.catalogue import open_facts

# Their repositories hold an adapter, or a part that wants another model's beside it.
_PARTS = ("ControlNet", "IP-Adapter", "AnimateDiff", "Redux", "FramePack", "cascade", "Modular")


def read(folder: Path) -> frozenset[str]:
    """The pipeline classes that there are."""
    with (folder / "diffusers_pipelines.tsv").open(encoding="utf-8") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(line["class"] for line in lines)


def takes_adapters(pipeline: str) -> bool:
    """Whether a class of diffusers wears LoRAs; one that lacks a package here cannot be asked."""
    try:
        return hasattr(getattr(diffusers, pipeline), "load_lora_weights")
    except (AttributeError, ImportError):
        return False


class Opened:
    """Gives each repository to the first model that names it with a class.

    What follows with the same two (turbo, flash, with a LoRA) is a variant whose own weights the
    gathered data do not name.
    """

    def __init__(self, classes: frozenset[str]) -> None:
        self._classes = classes
        self._taken: set[tuple[str, str]] = set()

    def of(self, line: Mapping[str, str]) -> dict[str, Any] | None:
        """The `weights` of a line's model."""
        pair = (line["hf_repo"], line["pipeline_class"])
        named = " ".join((line["id"], *pair))
        if pair[1] not in self._classes or any(part in named for part in _PARTS):
            return None
        if not pair[0] or pair in self._taken:
            return None
        self._taken.add(pair)
        takes, size = takes_adapters(pair[1]), open_facts.FACTS.get(pair[0], ("", None))[1]
        made: dict[str, Any] = {"repository": pair[0], "pipeline": pair[1]}
        made |= {"adapters": True} if takes else {}
        return made | ({"parameters": size} if size else {})
