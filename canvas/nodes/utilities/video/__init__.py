"""Videos: cut, joined, made of pictures and taken apart."""

from typing import Annotated, Any, Literal, TypeAlias

from canvas.nodes.params import Param

VIDEO: dict[str, Any] = {"category": "Video", "queue": "cpu", "deadline_seconds": 900}
MAX_VIDEOS = 20

Fit: TypeAlias = Annotated[
    Literal["contain", "cover", "stretch"],
    Param(description="Contain adds bars, cover cuts what sticks out, stretch distorts."),
]
