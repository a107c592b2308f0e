"""Pictures: their size, shape and colours, what lies over them, what they are."""

from typing import Annotated, Any, TypeAlias

from canvas.nodes.params import Param
from canvas.nodes.pixels import MAX_SIDE
from canvas.nodes.ports import Boolean

IMAGE: dict[str, Any] = {"category": "Image", "queue": "cpu"}

Margin: TypeAlias = Annotated[int, Param(min=-MAX_SIDE, max=MAX_SIDE, widget="number", unit="px")]
Percent: TypeAlias = Annotated[float, Param(min=1, max=100, step=1, unit="%")]
Gap: TypeAlias = Annotated[int, Param(min=0, max=1_000, widget="number", unit="px")]
Transparent: TypeAlias = Annotated[
    Boolean, Param(description="Leaves the new room clear instead of filling it.")
]
