"""The models: one table of a TOML file each, on top of what their task already says.

A table holds `name`, `maker`, `task`, `license`, `description`, `credits` and `routes`. It may hold
`latency_seconds` (measured, never guessed), `deadline_seconds`, `max_attempts`, `queue`, `aliases`,
`category`, `omit` (parameters of the task this model lacks) and `params.<key>.<detail>`, which
overrides a detail of one.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from canvas.nodes.node_type import NodeType
from canvas.nodes.params import Field
from canvas.nodes.tasks import TASKS, Task

FOLDER = Path(__file__).parent
_KEYS = {
    "name", "maker", "task", "license", "description", "credits", "routes", "latency_seconds",
    "deadline_seconds", "max_attempts", "queue", "aliases", "omit", "params", "category",
}  # fmt: skip
_REQUIRED = ("name", "maker", "task", "license", "description", "credits", "routes")
_DETAILS = {detail.name for detail in fields(Field)} - {"key", "type", "is_port", "multiple"}


class CatalogueError(Exception):
    """A table of the catalogue is wrong; the message names it."""


def read_catalogue(folder: Path = FOLDER) -> tuple[NodeType, ...]:
    """Every model of the folder's TOML files, in file and then table order.

    Raises CatalogueError when a table is incomplete, misspelt or overrides what is not there.
    """
    return tuple(
        read_model(node_type, table)
        for path in sorted(folder.glob("*.toml"))
        for node_type, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    )


def read_model(node_type: str, table: Mapping[str, Any]) -> NodeType:
    """One model from its table."""
    _check(node_type, table)
    task = TASKS[table["task"]]
    latency = table.get("latency_seconds")
    return NodeType(
        node_type=node_type,
        label=table["name"],
        category=table.get("category", task.category),
        description=table["description"],
        inputs=_inputs(node_type, task, table),
        outputs=task.outputs,
        kind="model",
        version=_version(table),
        queue=table.get("queue", task.queue),
        task=task.name,
        routes=tuple(table["routes"]),
        maker=table["maker"],
        license=table["license"],
        credits=table["credits"]["amount"],
        unit=table["credits"]["per"],
        latency_seconds=None if latency is None else (float(latency[0]), float(latency[1])),
        deadline_seconds=table.get("deadline_seconds", task.deadline_seconds),
        max_attempts=table.get("max_attempts", 3),
        aliases=tuple(table.get("aliases", ())),
    )


def _check(node_type: str, table: Mapping[str, Any]) -> None:
    missing = [key for key in _REQUIRED if key not in table]
    unknown = sorted(set(table) - _KEYS)
    if missing or unknown:
        raise CatalogueError(f"{node_type}: missing {missing}, unknown {unknown}")
    if table["task"] not in TASKS:
        raise CatalogueError(f"{node_type}: there is no task {table['task']!r}")
    if not table["routes"]:
        raise CatalogueError(f"{node_type}: no route leads to it")


def _inputs(node_type: str, task: Task, table: Mapping[str, Any]) -> tuple[Field, ...]:
    omitted = set(table.get("omit", ()))
    overrides: Mapping[str, Mapping[str, Any]] = table.get("params", {})
    strange = (omitted | set(overrides)) - {field.key for field in task.inputs}
    if strange:
        raise CatalogueError(f"{node_type}: the task {task.name} has no {sorted(strange)}")
    return tuple(
        _override(node_type, field, overrides.get(field.key, {}))
        for field in task.inputs
        if field.key not in omitted
    )


def _override(node_type: str, field: Field, details: Mapping[str, Any]) -> Field:
    strange = set(details) - _DETAILS
    if strange:
        raise CatalogueError(f"{node_type}: {field.key} cannot override {sorted(strange)}")
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in details.items()
    }
    return replace(field, **plain)


def _version(table: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()
