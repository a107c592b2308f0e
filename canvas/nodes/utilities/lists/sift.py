"""Lists without what is not wanted."""

import json
from typing import Annotated, Any

from canvas.nodes import json_path
from canvas.nodes.annotations import IgnoreCase
from canvas.nodes.comparing import Operator, holds
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Text
from canvas.nodes.utilities.lists import LISTS, By


@node(
    "utility:list_unique",
    label="Remove duplicates",
    keywords="deduplicate unique distinct repeated",
    output="list",
    **LISTS,
)
def list_unique(items: list[Any_], *, by: By = "", ignore_case: IgnoreCase = False) -> list[Any_]:
    """Leave out of a list what has come before. Pictures are the same when their content is."""
    seen: set[str] = set()
    kept = []
    for item in items:
        key = _key(json_path.first(item, by), ignore_case=ignore_case)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


@node(
    "utility:list_filter",
    label="Filter list",
    keywords="where keep remove condition select empty",
    output="list",
    **LISTS,
)
def list_filter(
    items: list[Any_],
    *,
    by: By = "",
    operator: Operator = "is not empty",
    compare: Annotated[Text, Param(port=True, description="What each is compared with.")] = "",
    ignore_case: IgnoreCase = False,
) -> list[Any_]:
    """Keep the entries of a list for which a comparison is true."""
    return [
        item
        for item in items
        if holds(json_path.first(item, by), operator, compare, ignore_case=ignore_case)
    ]


def _key(value: Any, *, ignore_case: bool) -> str:
    if isinstance(value, dict) and "assetId" in value:
        return f"file {value.get('sha256') or value['assetId']}"
    if isinstance(value, str):
        return f"text {value.casefold() if ignore_case else value}"
    return json.dumps(value, sort_keys=True)
