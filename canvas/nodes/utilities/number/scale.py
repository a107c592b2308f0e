"""Numbers rounded, and carried from one range into another."""

import math
from typing import Annotated, Literal

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Boolean, Number
from canvas.nodes.utilities.number import NUMBER, Decimals
from canvas.nodes.utilities.number.arithmetic import checked


@node(
    "utility:number_round",
    label="Round",
    keywords="floor ceil integer whole decimals truncate",
    **NUMBER,
)
def number_round(
    number: Number,
    *,
    how: Literal["nearest", "down", "up"] = "nearest",
    decimals: Decimals = 0,
) -> Number:
    """Round a number. Halves are rounded away from zero."""
    scale = 10.0**decimals
    scaled = number * scale
    if how == "down":
        rounded = math.floor(scaled)
    elif how == "up":
        rounded = math.ceil(scaled)
    else:
        rounded = math.floor(abs(scaled) + 0.5) * (1 if scaled >= 0 else -1)
    return rounded if decimals == 0 else rounded / scale


@node(
    "utility:number_map",
    label="Map range",
    keywords="clamp limit remap scale interpolate lerp normalize",
    **NUMBER,
)
def number_map(
    number: Number,
    *,
    from_low: Number = 0,
    from_high: Number = 1,
    to_low: Number = 0,
    to_high: Number = 100,
    clamp: Annotated[Boolean, Param(description="Keeps the result between the two ends.")] = True,
) -> Number:
    """Carry a number over from one range into another."""
    if from_low == from_high:
        raise NodeError("The range to map from has no length.")
    share = (number - from_low) / (from_high - from_low)
    if clamp:
        share = min(1.0, max(0.0, share))
    return checked(to_low + share * (to_high - to_low))
