"""One of several values, all of which are made."""

from typing import Annotated

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean
from canvas.nodes.utilities.logic import LOGIC, Typed


@node(
    "logic:choose",
    label="Choose",
    keywords="switch ternary select boolean either if else",
    output="result",
    **LOGIC,
)
def choose(condition: Boolean, when_true: Typed = None, when_false: Typed = None) -> Any_:
    """Hand on one of two values, by a yes or a no. Both are made; If / else runs one branch."""
    return when_true if condition else when_false


@node(
    "logic:select",
    label="Choose by number",
    keywords="switch index multiplexer select input router",
    output="result",
    **LOGIC,
)
def select(
    a: Any_ = None,
    b: Any_ = None,
    c: Any_ = None,
    d: Any_ = None,
    *,
    index: Annotated[int, Param(min=1, max=4, port=True, description="1 is A, 4 is D.")] = 1,
) -> Any_:
    """Hand on one of up to four values, by its number."""
    value = (a, b, c, d)[index - 1]
    if value is None:
        raise NodeError(f"Nothing is linked to {'ABCD'[index - 1]}.")
    return value
