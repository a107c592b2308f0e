"""What goes on where something failed or did not run."""

from typing import Annotated, TypedDict

from canvas.nodes.comparing import is_blank
from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean
from canvas.nodes.utilities.logic import LOGIC, Typed


class Fallen(TypedDict):
    """What goes on, and whether it is the value put by for this case."""

    result: Any_
    used_fallback: Boolean


@node(
    "logic:coalesce",
    label="First available",
    common=True,
    keywords="coalesce merge any switch join branches fallback first non empty",
    output="result",
    tolerates_failures=True,
    **LOGIC,
)
def coalesce(
    a: Any_ = None,
    b: Any_ = None,
    c: Any_ = None,
    d: Any_ = None,
    *,
    skip_empty: Annotated[Boolean, Param(description="Passes over empty texts and lists.")] = True,
) -> Any_:
    """Hand on the first value there is, also where others failed or did not run."""
    for value in (a, b, c, d):
        if value is not None and not (skip_empty and is_blank(value)):
            return value
    raise NodeError("None of its inputs has a value.")


@node(
    "logic:fallback",
    label="Fallback",
    common=True,
    keywords="default error try catch on fail continue otherwise",
    tolerates_failures=True,
    **LOGIC,
)
def fallback(value: Any_ = None, otherwise: Typed = None) -> Fallen:
    """Hand on a value, or another one when what should make it failed or did not run."""
    if value is not None:
        return {"result": value, "used_fallback": False}
    if otherwise is None:
        raise NodeError("There is no value, and nothing to use instead.")
    return {"result": otherwise, "used_fallback": True}
