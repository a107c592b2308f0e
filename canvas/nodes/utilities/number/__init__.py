"""Numbers: reckoned, rounded, drawn, read from text and written as text."""

from typing import Annotated, Any, TypeAlias

from canvas.nodes.params import Param

NUMBER: dict[str, Any] = {"category": "Number", "raw": True}

Decimals: TypeAlias = Annotated[int, Param(min=0, max=10, port=True)]
