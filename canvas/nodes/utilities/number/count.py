"""Numbers in a row."""

import math
from typing import Annotated

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Number
from canvas.nodes.texts import MAX_ITEMS


@node(
    "iterator:range",
    label="Number range",
    common=True,
    keywords="count sequence loop iterate steps list",
    output="numbers",
    category="Lists",
    foresee=(),
)
def number_range(
    *,
    start: Annotated[Number, Param(port=True)] = 1,
    stop: Annotated[
        Number, Param(port=True, description="Included, where a step lands on it.")
    ] = 10,
    step: Annotated[Number, Param(port=True)] = 1,
) -> list[Number]:
    """Count from one number to another."""
    if step == 0:
        raise NodeError("A step of zero never arrives.")
    # A hair more, so that 0 to 1 by 0.1 arrives in spite of binary fractions.
    count = math.floor((stop - start) / step + 1e-9) + 1
    if count > MAX_ITEMS:
        raise NodeError(f"These are {count:,} numbers. At most {MAX_ITEMS:,} are allowed.")
    whole = all(float(part).is_integer() for part in (start, step))
    numbers = [start + place * step for place in range(max(0, count))]
    return [int(number) if whole else round(number, 12) for number in numbers]
