"""The models: one table of a TOML file each, on top of what their task already says.

A table holds `name`, `maker`, `task`, `description`, `credits` and `routes`, and `license` where it
is known; a price that is not known says `estimated`. It may hold `latency_seconds` (measured, never
guessed), `deadline_seconds`, `max_attempts`, `queue`, `aliases`, `category`, `several` (all its
pictures come out beside the first), `params.<key>.<detail>`, which overrides a detail of an input,
and `requests.<provider>` where a provider's API differs from our names (see
`canvas.nodes.node_type.Request`). Its inputs are the task's but for those in `omit`; or, with
`inputs`, these standard ones in this order, those in `required` among them. An open model that can
run on our own device has `weights` (see `canvas.nodes.weights`).
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from canvas.nodes.node_type import NodeType, Queue, Request
from canvas.nodes.params import Field
from canvas.nodes.ports import PortType
from canvas.nodes.standard import LORA, LORA_STRENGTH, STANDARD
from canvas.nodes.tasks import CATEGORIES, IMAGES, TASKS, Task
from canvas.nodes.weights import Weights, read_weights

FOLDER = Path(__file__).parent
_KEYS = {
    "name", "maker", "task", "license", "description", "credits", "routes", "latency_seconds",
    "deadline_seconds", "max_attempts", "queue", "aliases", "omit", "params", "category",
    "requests", "inputs", "required", "several", "weights",
}  # fmt: skip
_REQUIRED = ("name", "maker", "task", "description", "credits", "routes")
_DETAILS = {detail.name for detail in fields(Field)} - {"key", "is_port", "multiple"}
# Widgets that follow from what a field takes, and so from its overridden details.
_PLAIN_WIDGETS = {"text", "number", "slider", "select"}
# How often a step is tried: again on our own device costs time, at a provider patience.
_ATTEMPTS = {"io": 5}


class CatalogueError(Exception):
    """A table of the catalogue is wrong; the message names it."""


def read_catalogue(folder: Path = FOLDER) -> tuple[NodeType, ...]:
    """Every model of the folder's TOML files, by category; what runs on our own machine first.

    Raises CatalogueError when a table is incomplete, misspelt or overrides what is not there.
    """
    models = [
        read_model(node_type, table)
        for path in sorted(folder.glob("*.toml"))
        for node_type, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]
    return tuple(sorted(models, key=_place))


def _place(model: NodeType) -> tuple[int, bool]:
    known = model.category in CATEGORIES
    # What runs on any machine goes before what wants a key or a GPU.
    wants = model.queue == "io" or model.weights is not None
    return (CATEGORIES.index(model.category) if known else len(CATEGORIES), wants)


def read_model(node_type: str, table: Mapping[str, Any]) -> NodeType:
    """One model from its table."""
    _check(node_type, table)
    task = TASKS[table["task"]]
    weights = _weights(node_type, table)
    worn = (LORA, LORA_STRENGTH) if weights and weights.adapters else ()
    latency = table.get("latency_seconds")
    queue = table.get("queue") or _queue(task, table)
    return NodeType(
        node_type=node_type,
        label=table["name"],
        category=table.get("category", task.category),
        description=table["description"],
        inputs=(*_inputs(node_type, task, table), *worn),
        outputs=(*task.outputs, IMAGES) if table.get("several") else task.outputs,
        kind="model",
        version=_version(table),
        queue=queue,
        task=task.name,
        routes=tuple(table["routes"]),
        requests={name: Request(**parts) for name, parts in table.get("requests", {}).items()},
        maker=table["maker"],
        license=table.get("license", ""),
        credits=table["credits"]["amount"],
        unit=table["credits"]["per"],
        estimated=table["credits"].get("estimated", False),
        latency_seconds=None if latency is None else (float(latency[0]), float(latency[1])),
        deadline_seconds=table.get("deadline_seconds", task.deadline_seconds),
        max_attempts=table.get("max_attempts", _ATTEMPTS.get(queue, 3)),
        aliases=tuple(table.get("aliases", ())),
        weights=weights,
    )


def _weights(node_type: str, table: Mapping[str, Any]) -> Weights | None:
    if "weights" not in table:
        return None
    try:
        return read_weights(table["weights"])
    except (TypeError, ValueError) as error:
        raise CatalogueError(f"{node_type}: {error}") from error


def _check(node_type: str, table: Mapping[str, Any]) -> None:
    missing = [key for key in _REQUIRED if key not in table]
    unknown = sorted(set(table) - _KEYS)
    if missing or unknown:
        raise CatalogueError(f"{node_type}: missing {missing}, unknown {unknown}")
    if table["task"] not in TASKS:
        raise CatalogueError(f"{node_type}: there is no task {table['task']!r}")
    if not table["routes"]:
        raise CatalogueError(f"{node_type}: no route leads to it")


def _queue(task: Task, table: Mapping[str, Any]) -> Queue:
    """Where its steps wait: a model without a route of ours keeps no device busy."""
    if "weights" in table:
        return "gpu"
    ours = any(route.startswith("local:") for route in table["routes"])
    return task.queue if ours else "io"


def _inputs(node_type: str, task: Task, table: Mapping[str, Any]) -> tuple[Field, ...]:
    own = {field.key: field for field in task.inputs}
    known = own | STANDARD if "inputs" in table else own
    keys = table.get("inputs", [key for key in own if key not in table.get("omit", ())])
    overrides: dict[str, dict[str, Any]] = dict(table.get("params", {}))
    for key in table.get("required", ()):
        overrides[key] = {"required": True} | overrides.get(key, {})
    strange = {*keys, *table.get("omit", ())} - set(known) | set(overrides) - set(keys)
    if strange:
        raise CatalogueError(f"{node_type}: the task {task.name} has no {sorted(strange)}")
    return tuple(_override(node_type, known[key], overrides.get(key, {})) for key in keys)


def _override(node_type: str, field: Field, details: Mapping[str, Any]) -> Field:
    strange = set(details) - _DETAILS
    if strange:
        raise CatalogueError(f"{node_type}: {field.key} cannot override {sorted(strange)}")
    plain = {
        name: tuple(value) if isinstance(value, list) else value for name, value in details.items()
    }
    return _overridden(field, tuple(plain.items())) if plain else field


@cache
def _overridden(field: Field, details: tuple[tuple[str, Any], ...]) -> Field:
    """One object for all the models that say the same: hundreds say little that differs."""
    plain = dict(details)
    if "type" in plain:
        plain["type"] = PortType(plain["type"])
    if field.widget in _PLAIN_WIDGETS:
        plain.setdefault("widget", "")
    return replace(field, **plain)


def _version(table: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()
