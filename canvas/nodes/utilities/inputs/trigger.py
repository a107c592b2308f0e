"""The data that a workflow was triggered with."""

from typing import Annotated, TypedDict

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.params import HIDDEN, Param
from canvas.nodes.ports import Json, Text
from canvas.nodes.texts import as_text
from canvas.nodes.utilities.inputs import INPUT


class TriggerOutputs(TypedDict):
    """What lay at the path, as it came and as text."""

    json: Annotated[Json, Param(label="JSON")]
    text: Text


@node("trigger:data", label="Trigger data", aliases=("input:trigger_data",), **INPUT)
def trigger_data(
    context: NodeContext,
    *,
    path: Annotated[
        Text, Param(description="Names joined by dots, such as customer.name; empty for all of it.")
    ] = "",
    default: Annotated[Json, Param(description="Used when nothing lies there.")] = None,
    data: Annotated[Json, Param(widget=HIDDEN)] = None,
) -> TriggerOutputs:
    """Reads the data that the workflow was triggered with.

    The plan looks up `path` and puts what lies there into `data`.
    """
    found = default if data is None else data
    if found is None:
        context.warn(f"The trigger data holds nothing at {path}" if path else "No trigger data")
    return {"json": found, "text": as_text(found)}
