"""Numbers found in text."""

import re

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.ports import Number, Text
from canvas.nodes.utilities.number import NUMBER
from canvas.nodes.utilities.number.arithmetic import LARGEST, checked

# 1,234.5 and 1.234,5 and 1'234 and -12 and 3e8. A plain space may part two numbers.
_WRITTEN = re.compile(r"[-+−]?(?:\d[\d\u00a0\u202f'’.,]*\d|\d|[.,]\d+)(?:[eE][-+]?\d{1,3})?")


@node(
    "utility:text_to_number",
    label="Read number",
    keywords="parse string to number int float convert cast",
    **NUMBER,
)
def text_to_number(text: Text) -> Number:
    """Find the first number in a text, also one written 1,234.50 or 1.234,50."""
    written = _WRITTEN.search(text)
    if written is None:
        raise NodeError("There is no number in the text.")
    number = float(_plain(written[0]))
    return checked(int(number) if number.is_integer() and abs(number) < LARGEST else number)


def _plain(written: str) -> str:
    """The number as Python reads it. The last sign of two kinds, or a lone one that does not mark
    thousands, stands before the decimals."""
    text = re.sub(r"[\u00a0\u202f'’]", "", written).replace("−", "-")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    sign, other = text[last], "," if text[last] == "." else "."
    thousands = text.count(sign) > 1 or (sign == "," and re.search(r"^\D?\d{1,3},\d{3}$", text))
    if thousands:
        return text.replace(sign, "").replace(other, ".")
    return text.replace(other, "").replace(sign, ".")
