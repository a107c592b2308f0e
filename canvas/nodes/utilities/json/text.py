"""JSON in texts, and values as text."""

import json
from typing import Annotated

from canvas.nodes.declaration import node
from canvas.nodes.json_text import parsed
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean, Json, Text
from canvas.nodes.texts import bounded
from canvas.nodes.utilities.json import JSON


@node("utility:json_parse", label="Read JSON", keywords="parse decode object from text", **JSON)
def json_parse(text: Text) -> Json:
    """Read a text as JSON. A code fence around it, as models write it, is left out."""
    return parsed(text)


@node(
    "utility:to_text",
    label="To text",
    keywords="string stringify serialize JSON convert cast",
    **JSON,
)
def to_text(
    value: Any_,
    *,
    indent: Annotated[Boolean, Param(description="JSON on several lines.")] = False,
) -> Text:
    """Write any value as text: texts as they are, the rest as JSON."""
    if isinstance(value, str):
        return value
    return bounded(json.dumps(value, ensure_ascii=False, indent=2 if indent else None))
