"""Decisions: values compared and chosen, and ways that a run takes or leaves."""

from typing import Annotated, Any, TypeAlias

from canvas.nodes.params import Param
from canvas.nodes.ports import Any_

LOGIC: dict[str, Any] = {"category": "Logic", "raw": True}

Typed: TypeAlias = Annotated[
    Any_ | None, Param(widget="text", description="Typed or linked; 5 is a number here, too.")
]
