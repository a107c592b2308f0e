"""A list into an input for one: the node runs once for each item.

Lists into several such inputs go in step: the first item of each, the second of each; a list of one
goes with every item.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType

Item: TypeAlias = dict[str, Any] | None


def lists(node_type: NodeType, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Of the values of a node, the lists that stand where one value belongs."""
    return {
        key: values[key]
        for key, field in node_type.fields.items()
        if field.iterates and isinstance(values.get(key), list)
    }


def items(node_type: NodeType, values: Mapping[str, Any]) -> list[Item] | None:
    """What each item sets, by input key; None for a gap, and no list at all for a node that runs
    once. Raises NodeError for lists that do not go together."""
    found = lists(node_type, values)
    if not found:
        return None
    return [_item(found, place) for place in range(_count(node_type, found))]


def _count(node_type: NodeType, found: Mapping[str, list[Any]]) -> int:
    lengths = {len(entries) for entries in found.values()}
    count = 0 if 0 in lengths else max(lengths)
    if count and lengths - {1, count}:
        counts = " and ".join(
            f"{len(entries)} into “{node_type.fields[key].label}”" for key, entries in found.items()
        )
        raise NodeError(f"The lists do not go together: {counts}.")
    return count


def _item(found: Mapping[str, list[Any]], place: int) -> Item:
    chosen = {key: entries[place if len(entries) > 1 else 0] for key, entries in found.items()}
    return None if any(value is None for value in chosen.values()) else chosen
