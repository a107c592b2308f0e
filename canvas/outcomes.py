"""What a step gave, in the order in which its node type names its outputs.

PostgreSQL keeps the keys of JSON in an order of its own, and what comes first counts: it is shown
on the node, and it is an execution's final output.
"""

from typing import Any

from canvas.models import NodeRun
from canvas.nodes.registry import registry


def of(run: NodeRun) -> dict[str, Any]:
    """Results by output port; those that the node type no longer names come last."""
    node_type = registry().get(run.node_type)
    named = node_type.results if node_type else {}
    first = {port: run.outputs[port] for port in named if port in run.outputs}
    return {**first, **run.outputs}
