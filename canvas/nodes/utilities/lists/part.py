"""Some of a list, one of it, or how many there are."""

from typing import Annotated

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Integer
from canvas.nodes.utilities.lists import LISTS, Index


@node(
    "utility:list_pick",
    label="Pick from list",
    common=True,
    keywords="index item element get choose first last",
    output="item",
    **LISTS,
)
def list_pick(items: list[Any_], *, index: Index = 0) -> Any_:
    """Take one entry out of a list."""
    if not -len(items) <= index < len(items):
        raise NodeError(f"There is no entry {index}: the list has {len(items)}.")
    return items[index]


@node(
    "utility:list_length",
    label="List length",
    keywords="count size number of items",
    output="length",
    **LISTS,
)
def list_length(items: list[Any_]) -> Integer:
    """Count the entries of a list."""
    return len(items)


@node(
    "utility:list_slice",
    label="Part of list",
    keywords="limit first last skip take range sublist",
    output="list",
    foresee=("items",),
    **LISTS,
)
def list_slice(
    items: list[Any_],
    *,
    start: Index = 0,
    count: Annotated[
        int | None, Param(min=0, port=True, description="At most so many; empty takes all.")
    ] = None,
) -> list[Any_]:
    """Take some neighbouring entries of a list."""
    rest = items[start:]
    return rest if count is None else rest[:count]
