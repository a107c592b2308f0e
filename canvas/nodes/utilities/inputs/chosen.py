"""Values that people pick or write down: a colour, a list, JSON."""

from typing import Annotated

from canvas.nodes.annotations import Colour
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Json, Text
from canvas.nodes.utilities.inputs import INPUT


@node(
    "input:color",
    label="Colour",
    keywords="color hex picker",
    aliases=("input:colour",),
    **INPUT,
)
def colour(*, value: Colour = "#7c9cff") -> Text:
    """A colour you pick, as text such as #7c9cff."""
    return value


@node(
    "input:list",
    label="List of texts",
    keywords="array options prompts batch",
    output="list",
    foresee=("items",),
    **INPUT,
)
def text_list(*, items: list[Text]) -> list[Text]:
    """Several texts you type, in an order."""
    return items


@node("input:json", label="JSON", keywords="object data set fields", **INPUT)
def json_value(*, value: Annotated[Json, Param(label="JSON")]) -> Json:
    """JSON you type: an object, a list, or a single value."""
    return value
