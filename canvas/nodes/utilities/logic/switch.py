"""A value goes one of several ways: what lies the others does not run."""

from typing import Annotated, TypeAlias, TypedDict

from canvas.nodes.annotations import IgnoreCase
from canvas.nodes.comparing import holds
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Text
from canvas.nodes.utilities.logic import LOGIC

Case: TypeAlias = Annotated[Text, Param(description="Goes this way when the subject equals it.")]


class Cases(TypedDict, total=False):
    """The outputs of several; all but one are left out."""

    case_1: Any_
    case_2: Any_
    case_3: Any_
    case_4: Any_
    default: Any_


@node(
    "logic:switch",
    label="Switch",
    common=True,
    keywords="case router branch route cases",
    branches=True,
    **LOGIC,
)
def switch(
    value: Any_,
    subject: Annotated[
        Any_ | None, Param(description="Linked, it decides instead of the value.")
    ] = None,
    *,
    case_1: Case = "",
    case_2: Case = "",
    case_3: Case = "",
    case_4: Case = "",
    ignore_case: IgnoreCase = False,
) -> Cases:
    """Send a value one of up to five ways, by what it or the subject equals."""
    decides = value if subject is None else subject

    def equals(case: str) -> bool:
        return bool(case) and holds(decides, "equals", case, ignore_case=ignore_case)

    if equals(case_1):
        return {"case_1": value}
    if equals(case_2):
        return {"case_2": value}
    if equals(case_3):
        return {"case_3": value}
    return {"case_4": value} if equals(case_4) else {"default": value}
