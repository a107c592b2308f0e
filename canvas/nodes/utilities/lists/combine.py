"""Lists put together, entry by entry."""

from typing import Annotated, Any

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.json_text import parsed
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean, Json, Text
from canvas.nodes.texts import bounded_list
from canvas.nodes.utilities.lists import LISTS


@node(
    "utility:list_zip",
    label="Zip lists",
    common=True,
    keywords="pair combine columns rows join merge by position",
    output="rows",
    foresee=("a", "b", "c"),
    **LISTS,
)
def list_zip(
    a: list[Any_],
    b: list[Any_],
    c: list[Any_] | None = None,
    *,
    a_name: str = "a",
    b_name: str = "b",
    c_name: str = "c",
    fill: Annotated[
        Boolean, Param(description="Goes on to the longest list; what is missing is left out.")
    ] = False,
) -> list[Json]:
    """Make one row of the first entries of each list, one of the second entries, and so on."""
    columns = {a_name: a, b_name: b} | ({c_name: c} if c else {})
    lengths = [len(column) for column in columns.values()]
    return [
        {name: column[place] for name, column in columns.items() if place < len(column)}
        for place in range(max(lengths) if fill else min(lengths))
    ]


@node(
    "utility:build_data",
    label="Build data rows",
    keywords="zip records images batch compositor merge",
    output="data",
    **LISTS,
)
def build_data(
    context: NodeContext,
    records: Annotated[Any_, Param(widget="json")],
    images: list[Any_] | None = None,
    *,
    imageKey: Annotated[Text, Param(description="The name each picture gets in its row.")] = "bg",
) -> Json:
    """Put a picture into each of a list of records, by position. The longer side decides."""
    found = parsed(records) if isinstance(records, str) else records
    rows: list[Any] = found if isinstance(found, list) else [found]
    if not all(isinstance(row, dict) for row in rows):
        raise NodeError("“Records” must be a list of objects.")
    pictures = images or []
    if pictures and len(pictures) != len(rows):
        context.warn(f"There are {len(rows)} records and {len(pictures)} pictures")
    return bounded_list(
        [
            (rows[place] if place < len(rows) else {})
            | ({imageKey: pictures[place]} if place < len(pictures) else {})
            for place in range(max(len(rows), len(pictures)))
        ]
    )
