"""Parameters that many utilities have, so that they look and mean the same in all of them."""

from typing import Annotated, TypeAlias

from canvas.nodes.params import COLOUR, Param
from canvas.nodes.pixels import MAX_SIDE
from canvas.nodes.ports import Boolean, Text
from canvas.nodes.standard import HIGHEST_SEED

Seed: TypeAlias = Annotated[
    int | None,
    Param(
        min=0,
        max=HIGHEST_SEED,
        widget="seed",
        port=True,
        description="The same seed gives the same result. Empty draws a new one each run.",
    ),
]
Side: TypeAlias = Annotated[int, Param(min=1, max=MAX_SIDE, widget="side", port=True, unit="px")]
OptionalSide: TypeAlias = Annotated[
    int | None, Param(min=1, max=MAX_SIDE, widget="side", port=True, unit="px")
]
Colour: TypeAlias = Annotated[Text, Param(widget=COLOUR)]
Opacity: TypeAlias = Annotated[float, Param(min=0, max=1, step=0.05, port=True)]
IgnoreCase: TypeAlias = Annotated[
    Boolean, Param(description="Takes large and small letters as the same.", advanced=True)
]
Moment: TypeAlias = Annotated[float, Param(min=0, step=0.1, unit="s", port=True)]
End: TypeAlias = Annotated[
    float | None,
    Param(min=0, step=0.1, unit="s", port=True, description="Empty is the end of the recording."),
]
FadeTime: TypeAlias = Annotated[float, Param(min=0, max=60, step=0.1, unit="s", port=True)]
