"""Lists: built, shortened, ordered, sifted and put together."""

from typing import Annotated, Any, TypeAlias

from canvas.nodes.params import Param
from canvas.nodes.ports import Text

LISTS: dict[str, Any] = {"category": "Lists", "raw": True}

Index: TypeAlias = Annotated[int, Param(port=True, description="0 is the first, -1 the last.")]
By: TypeAlias = Annotated[
    Text, Param(description="A path into each entry, such as customer.name; empty is the entry.")
]
