"""Questions to people: a run waits for the answer, and keeps no worker busy meanwhile."""

from typing import Annotated, Any, TypeAlias

from canvas.nodes.params import HIDDEN, Param
from canvas.nodes.ports import Json, Text

PEOPLE: dict[str, Any] = {"category": "People", "raw": True, "cacheable": False}

Message: TypeAlias = Annotated[
    Text, Param(widget="textarea", description="What is asked, shown above the values.")
]
Hours: TypeAlias = Annotated[
    float,
    Param(
        min=0,
        max=24 * 90,
        widget="number",
        unit="h",
        description="After so long without an answer the node fails; 0 waits for ever.",
    ),
]
# What the person said, as `workers.decisions` writes it.
Decision: TypeAlias = Annotated[Json, Param(widget=HIDDEN)]
