"""What the operator adds to the catalogue, and switches off, in the admin.

Each process looks for changes every few seconds, in a thread of its own: no request asks.
"""

import logging
import threading
from fnmatch import fnmatchcase

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Max

from canvas.nodes import registry
from canvas.nodes.catalogue import CatalogueError, read_model
from canvas.nodes.node_type import NodeType
from canvas.nodes.values import find_problem
from workers.backends.providers import keys
from workers.models import CatalogueEntry, SwitchedOff

logger = logging.getLogger(__name__)
PERIOD_SECONDS = 2.0
_state: dict[str, tuple[object, ...]] = {"seen": (), "patterns": ()}


def is_switched_off(node_type: str) -> bool:
    """Whether the operator lets nobody run it, here or in the settings."""
    return any(fnmatchcase(node_type, pattern) for pattern in switches())


def switches() -> tuple[str, ...]:
    """The patterns of what is switched off."""
    return (*settings.DISABLED_NODES, *map(str, _state["patterns"]))


def refresh() -> None:
    """Takes over what has changed since the last time."""
    entries = CatalogueEntry.objects.aggregate(Count("id"), Max("updated_at"))
    _state["patterns"] = tuple(SwitchedOff.objects.values_list("pattern", flat=True))
    seen = tuple(entries.values())
    if seen != _state["seen"]:
        registry.install(_models())
        _state["seen"] = seen


def problem_of(entry: CatalogueEntry) -> str:
    """What is wrong with a model, by the rules of the catalogue; empty for nothing."""
    taken = registry.own().get(entry.node_type)
    if taken is not None:
        return f"{entry.node_type} is a node type of this installation"
    try:
        model = read_model(entry.node_type, entry.table())
    except (CatalogueError, TypeError, ValueError) as error:
        return str(error)
    unknown = [route for route in model.routes if not keys.provider_of(route)]
    local = [route for route in unknown if model.weights and route.startswith("local:")]
    if strange := [route for route in unknown if route not in local]:
        return f"No provider has the route {strange[0]}"
    for field in model.inputs:
        if problem := find_problem(field, field.default):
            return f"The default of {field.key} {problem.message}"
    return ""


def keep_watching() -> None:
    """Refreshes from a thread, as long as this process lives."""
    threading.Thread(target=_watch, name="overlay", daemon=True).start()


def _models() -> list[NodeType]:
    found = []
    for entry in CatalogueEntry.objects.filter(is_enabled=True):
        try:
            found.append(read_model(entry.node_type, entry.table()))
        except (CatalogueError, TypeError, ValueError) as error:
            # It was right when it was saved: the code has changed since.
            logger.warning("the model %s of the admin is left out: %s", entry.node_type, error)
    return found


def _watch() -> None:
    pause = threading.Event()
    while True:
        try:
            refresh()
        except DatabaseError as error:
            logger.warning("the operator's models could not be read, trying again: %s", error)
            connection.close()
        pause.wait(PERIOD_SECONDS)
