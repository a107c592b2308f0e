"""The folder where open models' weights lie: `<data>/models/<organisation>--<name>`.

What a route such as `local:organisation/name` runs lies there once `manage.py models pull` has
brought it whole; loads no model library.
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from canvas.nodes.registry import registry
from canvas.nodes.weights import Weights
from workers.backends.protocol import BackendError, ModelCall

# Written last, so that a folder without it is one whose files did not all arrive.
MARKER = "wireflow.json"
ADAPTERS = "loras"


def folder(repository: str) -> Path:
    """Where the files of a repository lie, whether they are there or not."""
    return Path(settings.MODELS_DIR) / repository.replace("/", "--")


def adapters() -> Path:
    """Where LoRA files lie."""
    return Path(settings.MODELS_DIR) / ADAPTERS


def repository(route: str) -> str | None:
    """`organisation/name` of a route to an open model; None for models of packages."""
    name = route.removeprefix("local:")
    return name if "/" in name else None


def whole(repository: str) -> Path:
    """The folder of a repository that was brought. Raises BackendError for one that was not."""
    if record(repository) is None:
        raise BackendError(
            f"The weights of {repository} are not here: "
            f"`manage.py models pull {repository}` brings them",
            code="needs_weights",
        )
    return folder(repository)


def declared(call: ModelCall) -> Weights:
    """The weights of a call's node type. Raises BackendError."""
    node_type = registry().get(call.node_type)
    if node_type is None or node_type.weights is None:
        raise BackendError(f"{call.route} names no weights", code="unknown_route")
    return node_type.weights


def record(repository: str) -> dict[str, Any] | None:
    """What the pull wrote down (`revision`, `bytes`, `license`); None where nothing is whole."""
    try:
        read: dict[str, Any] = json.loads((folder(repository) / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return read
