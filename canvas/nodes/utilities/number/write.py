"""Numbers written as text."""

from typing import Annotated, Literal

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Integer, Number, Text
from canvas.nodes.utilities.number import NUMBER, Decimals
from canvas.nodes.utilities.number.scale import number_round


@node(
    "utility:number_format",
    label="Write number",
    keywords="number to text format thousands decimals pad zeros string",
    **NUMBER,
)
def number_format(
    number: Number,
    *,
    decimals: Decimals = 0,
    thousands: Literal["none", "comma", "point", "space"] = "none",
    digits: Annotated[
        Integer, Param(min=0, max=20, description="Filled with zeros in front, as in 007.")
    ] = 0,
) -> Text:
    """Write a number as text."""
    plain = f"{abs(number_round(number, decimals=decimals)):,.{decimals}f}"
    whole, _, rest = plain.partition(".")
    mark = {"none": "", "comma": ",", "point": ".", "space": "\u202f"}[thousands]
    point = "," if thousands == "point" else "."
    grouped = whole.replace(",", mark).zfill(digits)
    sign = "-" if number < 0 and any(digit not in "0,." for digit in plain) else ""
    return f"{sign}{grouped}{point + rest if rest else ''}"
