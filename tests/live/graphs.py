"""Nodes and edges in the contract's JSON, without writing them out."""

from typing import Any


def node(node_id: str, node_type: str, **config: Any) -> dict[str, Any]:
    return {
        "id": node_id,
        "type": "basedNode",
        "position": {"x": 0, "y": 0},
        "data": {"label": node_id, "nodeType": node_type, "config": config},
    }


def edge(source: str, target: str) -> dict[str, Any]:
    """`edge("n1.text", "n2.image")`."""
    (start, out), (end, into) = source.split("."), target.split(".")
    return {
        "id": f"{start}-{out}-{end}-{into}",
        "source": start,
        "sourceHandle": f"out-{out}",
        "target": end,
        "targetHandle": f"in-{into}",
    }
