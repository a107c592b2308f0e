"""Numbers drawn."""

import math
import random
from typing import Annotated

from canvas.nodes.annotations import Seed
from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Boolean, Number
from canvas.nodes.utilities.number import NUMBER


@node("utility:number_random", label="Random number", keywords="dice seed chance rand", **NUMBER)
def number_random(
    *,
    low: Annotated[Number, Param(port=True)] = 0,
    high: Annotated[Number, Param(port=True)] = 100,
    whole: Annotated[Boolean, Param(description="Only whole numbers, both ends included.")] = True,
    seed: Seed = None,
) -> Number:
    """Draw a number; the same seed draws the same one."""
    if low > high:
        raise NodeError(f"Nothing lies between {low:g} and {high:g}: the lower end is above.")
    draw = random.Random(seed or 0)
    if not whole:
        return draw.uniform(low, high)
    first, last = math.ceil(low), math.floor(high)
    if first > last:
        raise NodeError(f"No whole number lies between {low:g} and {high:g}.")
    return draw.randint(first, last)
