"""Where something stands in a picture."""

from typing import Annotated, Literal, TypeAlias

from canvas.nodes.params import Param

Place: TypeAlias = Annotated[
    Literal[
        "top left",
        "top",
        "top right",
        "left",
        "center",
        "right",
        "bottom left",
        "bottom",
        "bottom right",
    ],
    Param(),
]


def corner(
    outer: tuple[int, int], inner: tuple[int, int], place: str, margin: int
) -> tuple[int, int]:
    """The upper left corner of a thing of size `inner`, `margin` pixels from the nearest edges."""
    room_x, room_y = outer[0] - inner[0], outer[1] - inner[1]
    x = margin if "left" in place else room_x - margin if "right" in place else room_x // 2
    y = margin if "top" in place else room_y - margin if "bottom" in place else room_y // 2
    return x, y
