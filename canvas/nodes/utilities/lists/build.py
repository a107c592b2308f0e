"""Lists made of single values."""

from typing import Annotated

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_
from canvas.nodes.texts import bounded_list
from canvas.nodes.utilities.lists import LISTS


@node(
    "utility:list_build",
    label="Build list",
    common=True,
    keywords="array make collect merge append items batch ImageBatch aggregate",
    output="list",
    foresee=("items",),
    **LISTS,
)
def list_build(items: list[Any_]) -> list[Any_]:
    """Make one list of everything linked to it, in the order of the links. Lists are joined."""
    return bounded_list(items)


@node(
    "iterator:collect",
    label="Collect what succeeded",
    keywords="gather merge results skip failed aggregate join wait",
    output="list",
    tolerates_failures=True,
    **LISTS,
)
def collect(items: list[Any_]) -> list[Any_]:
    """Wait for everything linked to it and list what there is; what failed is left out."""
    return bounded_list([item for item in items if item is not None])


@node(
    "iterator:variations",
    label="Repeat",
    keywords="duplicate copies variations times batch RepeatImageBatch",
    output="list",
    foresee=("value",),
    **LISTS,
)
def repeat(
    value: Any_, *, count: Annotated[int, Param(min=1, max=100, widget="number", port=True)] = 4
) -> list[Any_]:
    """Make a list of one value several times."""
    return [value] * count
