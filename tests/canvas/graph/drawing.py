"""Short ways to write a graph down in a test."""

from typing import Any

from canvas.graph.document import Graph, parse

SUNSET = "A sunset over a mountain lake"


def node(node_id: str, node_type: str, **details: Any) -> dict[str, Any]:
    """A React Flow node; `label`, `mode` and `exposed` go into data, the rest into config."""
    data = {key: details.pop(key) for key in ("label", "mode", "exposed") if key in details}
    return {
        "id": node_id,
        "type": "basedNode",
        "position": {"x": 0, "y": 0},
        "data": {"nodeType": node_type, "config": details, **data},
    }


def link(written: str, edge_id: str = "e1") -> dict[str, Any]:
    """An edge from "source.port > target.port"."""
    start, end = (side.strip().split(".") for side in written.split(">"))
    return {
        "id": edge_id,
        "source": start[0],
        "sourceHandle": f"out-{start[1]}",
        "target": end[0],
        "targetHandle": f"in-{end[1]}",
    }


def draw(*nodes: dict[str, Any], links: tuple[str, ...] = ()) -> Graph:
    """A parsed graph; the edges are called e1, e2, …"""
    return parse(list(nodes), [link(text, f"e{i}") for i, text in enumerate(links, start=1)])


def landscape(*, trigger: bool = False) -> Graph:
    """Text → generate → upscale → preview."""
    return draw(
        node("words", "input:text", **({} if trigger else {"prompt": SUNSET})),
        node("paint", "generate:wireflow_sketch"),
        node("enlarge", "upscale:real_esrgan"),
        node("show", "output:preview"),
        links=(
            "words.prompt > paint.prompt",
            "paint.image > enlarge.image",
            "enlarge.image > show.media",
        ),
    )
