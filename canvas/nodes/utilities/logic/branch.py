"""A value goes one way, or does not: what lies the other way does not run."""

from typing import Annotated, TypedDict

from canvas.nodes.annotations import IgnoreCase
from canvas.nodes.comparing import Operator, holds
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean, Text
from canvas.nodes.utilities.logic import LOGIC


# The outputs of one condition; a way that is not taken is left out.
class Ways(TypedDict, total=False):
    true: Any_
    false: Any_


class Gate(TypedDict, total=False):
    """The value, or nothing at all."""

    value: Any_
    opened: Boolean


@node(
    "logic:if",
    label="If / else",
    common=True,
    keywords="branch condition IF router split",
    branches=True,
    **LOGIC,
)
def if_(
    value: Any_,
    condition: Annotated[
        Boolean | None, Param(widget="none", description="Linked, it decides alone.")
    ] = None,
    *,
    operator: Operator = "is true",
    compare: Annotated[Text, Param(description="What the value is compared with.", port=True)] = "",
    ignore_case: IgnoreCase = False,
) -> Ways:
    """Send a value one of two ways. What is linked to the other way alone does not run."""
    taken = condition
    if taken is None:
        taken = holds(value, operator, compare, ignore_case=ignore_case)
    return {"true": value} if taken else {"false": value}


@node(
    "logic:gate",
    label="Gate",
    common=True,
    keywords="pass filter stop condition enable block",
    branches=True,
    **LOGIC,
)
def gate(value: Any_, open: Boolean = True) -> Gate:
    """Let a value through, or stop here: then what is linked to it alone does not run."""
    return {"value": value, "opened": True} if open else {"opened": False}
