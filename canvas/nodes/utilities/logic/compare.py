"""Values compared, answers combined."""

from typing import Annotated, Literal

from canvas.nodes.annotations import IgnoreCase
from canvas.nodes.comparing import Operator, holds
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean
from canvas.nodes.utilities.logic import LOGIC, Typed


@node(
    "logic:compare",
    label="Compare",
    common=True,
    keywords="if equals greater less contains condition test IF",
    output="result",
    **LOGIC,
)
def compare(
    a: Any_ = None,
    b: Typed = None,
    *,
    operator: Operator = "equals",
    ignore_case: IgnoreCase = False,
) -> Boolean:
    """Say whether a comparison of two values is true. Texts that are numbers count as numbers."""
    return holds(a, operator, b, ignore_case=ignore_case)


@node(
    "logic:boolean",
    label="And, or, not",
    keywords="boolean all any none xor negate combine conditions",
    output="result",
    **LOGIC,
)
def boolean(
    conditions: list[Boolean],
    *,
    operation: Annotated[
        Literal["all", "any", "none", "exactly one"],
        Param(description="None turns a single condition into its opposite."),
    ] = "all",
) -> Boolean:
    """Combine yes-or-no answers into one: and, or, not, either."""
    match operation:
        case "all":
            return all(conditions)
        case "any":
            return any(conditions)
        case "none":
            return not any(conditions)
    return sum(conditions) == 1
