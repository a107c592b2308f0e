"""What lies somewhere inside JSON."""

from typing import Annotated, TypedDict

from canvas.nodes import json_path
from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.json_text import parsed
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean, Json, Text
from canvas.nodes.texts import as_text
from canvas.nodes.utilities.json import JSON

Path = Annotated[
    Text, Param(port=True, description="Such as items[0].title or $..url; empty takes all of it.")
]


class Found(TypedDict):
    """What lay at the path, as it is, as text, as a list, and whether anything did."""

    value: Any_
    text: Text
    all: list[Any_]
    found: Boolean


@node(
    "utility:json_extract",
    label="JSON extract",
    keywords="path jsonpath get field pick property parse edit fields",
    **JSON,
)
def json_extract(
    context: NodeContext,
    data: Any_,
    *,
    path: Path = "",
    default: Annotated[Json, Param(description="Used when nothing lies there.")] = None,
) -> Found:
    """Take out of JSON what lies at a path. A text is read as JSON first."""
    found = json_path.find(parsed(data) if isinstance(data, str) else data, path)
    if not found:
        context.warn(f"Nothing lies at {path}")
    value = found[0] if found else default
    return {"value": value, "text": as_text(value), "all": found, "found": bool(found)}


@node(
    "utility:json_multi_extract",
    label="JSON multi extract",
    keywords="paths several fields map set",
    output="values",
    **JSON,
)
def json_multi_extract(
    context: NodeContext,
    json: Any_,
    *,
    paths: Annotated[
        Json,
        Param(description='Names and paths, such as {"title": "items[0].title"}.'),
    ],
) -> Json:
    """Take several things out of JSON at once, each under a name of its own."""
    wanted = parsed(paths) if isinstance(paths, str) else paths
    if not isinstance(wanted, dict) or not all(isinstance(path, str) for path in wanted.values()):
        raise NodeError("“Paths” must be JSON with a path for each name.")
    data = parsed(json) if isinstance(json, str) else json
    found = {name: json_path.find(data, path) for name, path in wanted.items()}
    if missing := [name for name, values in found.items() if not values]:
        context.warn(f"Nothing lies at the path of {', '.join(missing)}")
    return {name: values[0] if values else "" for name, values in found.items()}
