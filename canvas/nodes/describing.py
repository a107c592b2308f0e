"""A node type as the API shows it."""

from canvas.nodes import pricing
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import JsonValue


def describe(node_type: NodeType, availability: str) -> dict[str, JsonValue]:
    """One entry of GET /nodes. `availability` is "ready", "needs_key", "needs_gpu", …"""
    latency = node_type.latency_seconds
    return {
        "nodeType": node_type.node_type,
        "label": node_type.label,
        "category": node_type.category,
        "description": node_type.description,
        "inputs": [field.to_json() for field in node_type.fields.values()],
        "outputs": [output.to_json() for output in node_type.outputs],
        "credits": node_type.credits,
        "unit": node_type.unit,
        "creditsEstimated": node_type.estimated,
        "creditsPerRun": pricing.price(node_type, _defaults(node_type)),
        "latencySeconds": None if latency is None else list(latency),
        "availability": availability,
        "license": node_type.license,
        "memoryGib": node_type.weights.memory_gib if node_type.weights else None,
        "maker": node_type.maker,
        "kind": node_type.kind,
        "task": node_type.task,
        "keywords": node_type.keywords,
    }


def _defaults(node_type: NodeType) -> dict[str, JsonValue]:
    return {key: field.default for key, field in node_type.fields.items()}
