"""Lists in another order."""

import random
from typing import Annotated, Any

from canvas.nodes import json_path
from canvas.nodes.annotations import IgnoreCase, Seed
from canvas.nodes.comparing import as_number
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean
from canvas.nodes.texts import as_text
from canvas.nodes.utilities.lists import LISTS, By


@node(
    "utility:list_reverse",
    label="Reverse list",
    keywords="backwards order",
    output="list",
    foresee=("items",),
    **LISTS,
)
def list_reverse(items: list[Any_]) -> list[Any_]:
    """Turn the order of a list round."""
    return items[::-1]


@node(
    "utility:list_shuffle",
    label="Shuffle list",
    keywords="random order mix sample",
    output="list",
    **LISTS,
)
def list_shuffle(
    items: list[Any_],
    *,
    count: Annotated[
        int | None, Param(min=0, port=True, description="Keeps only so many; empty keeps all.")
    ] = None,
    seed: Seed = None,
) -> list[Any_]:
    """Put a list into a random order; the same seed gives the same order."""
    mixed = random.Random(seed or 0).sample(items, len(items))
    return mixed if count is None else mixed[:count]


@node(
    "utility:list_sort",
    label="Sort list",
    keywords="order ascending descending by field",
    output="list",
    **LISTS,
)
def list_sort(
    items: list[Any_],
    *,
    by: By = "",
    descending: Boolean = False,
    ignore_case: IgnoreCase = True,
) -> list[Any_]:
    """Order a list: numbers by size before texts by letters; entries without a value come last."""

    def rank(item: Any) -> tuple[int, float, str]:
        value = json_path.first(item, by)
        number = as_number(value)
        if number is not None:
            return (0, number, "")
        text = as_text(value)
        return (1, 0, text.casefold() if ignore_case else text)

    with_value = [item for item in items if json_path.first(item, by) is not None]
    without = [item for item in items if json_path.first(item, by) is None]
    return [*sorted(with_value, key=rank, reverse=descending), *without]
