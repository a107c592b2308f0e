"""Some of several."""

from typing import Annotated

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_
from canvas.nodes.utilities.people import PEOPLE, Decision, Hours, Message


@node(
    "approval:choose",
    label="Choose by hand",
    common=True,
    keywords="pick select best human in the loop review curate favourites person",
    output="chosen",
    asks="choose",
    **PEOPLE,
)
def choose(
    items: list[Any_],
    *,
    message: Message = "",
    at_least: Annotated[int, Param(min=0, max=1_000, widget="number")] = 1,
    at_most: Annotated[
        int | None, Param(min=1, max=1_000, widget="number", description="Empty is all of them.")
    ] = None,
    wait_hours: Hours = 168,
    decision: Decision = None,
) -> list[Any_]:
    """Wait until a person chooses some of a list; they come out in the order they were chosen."""
    if not isinstance(decision, dict):
        raise NodeError("Nobody has decided.")
    return [items[place] for place in decision["choose"]]
