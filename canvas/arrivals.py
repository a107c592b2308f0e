"""What reaches a step: its literals, and what the finished steps before it hand on."""

from collections.abc import Mapping
from typing import Any

from canvas.models import NodeRun
from canvas.nodes.node_type import NodeType
from canvas.nodes.params import Field
from canvas.nodes.ports import PortType


def values(
    run: NodeRun, node_type: NodeType, outputs: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """By input key, in wire form and not yet checked; `outputs` of finished steps by node id.

    Of a way not taken, and of a failed step, nothing comes.
    """
    found = dict(run.values)
    for port, links in run.sources.items():
        came = [
            outputs[node_id][output]
            for node_id, output in links
            if output in outputs.get(node_id, {})
        ]
        field = node_type.takes.get(port)
        if field and field.multiple:
            found[port] = _listed(field, came)
        elif came:
            found[port] = came[0]
    return found


def flat(values: list[Any]) -> list[Any]:
    """Single values and lists alike, in their order."""
    return [item for value in values for item in (value if isinstance(value, list) else [value])]


def _listed(field: Field, came: list[Any]) -> list[Any]:
    """A list port takes all that its links bring; the gaps of items that failed are no values."""
    keeps_gaps = field.type in (PortType.JSON, PortType.ANY)
    return [item for item in flat(came) if keeps_gaps or item is not None]
