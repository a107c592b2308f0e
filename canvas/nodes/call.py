"""Calls a node's function and names its results."""

from collections.abc import Mapping
from typing import Any

from canvas.nodes.context import NodeContext
from canvas.nodes.node_type import NodeType


def call(node_type: NodeType, values: Mapping[str, Any], context: NodeContext) -> dict[str, Any]:
    """Run a utility on values in their in-memory form; results by output port.

    Values of unknown keys are left out, missing ones take the function's defaults. Raises
    NodeError for a failure the user can mend, TypeError for a node type without a function.
    """
    if node_type.function is None:
        raise TypeError(f"{node_type.node_type} is a model: it runs on a backend")
    known = {field.key for field in node_type.inputs}
    arguments = {key: value for key, value in values.items() if key in known}
    if node_type.context_argument is not None:
        arguments[node_type.context_argument] = context
    return _by_port(node_type, node_type.function(**arguments))


def _by_port(node_type: NodeType, result: Any) -> dict[str, Any]:
    if len(node_type.outputs) == 1:
        return {node_type.outputs[0].key: result}
    named: dict[str, Any] = result._asdict() if hasattr(result, "_asdict") else dict(result)
    return named
