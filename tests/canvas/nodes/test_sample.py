"""The catalogue as the front end's tests read it: a widget without an editor fails there."""

import json
from pathlib import Path

from canvas.nodes.describing import describe
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry

SAMPLE = Path(__file__).parents[3] / "canvas" / "frontend" / "samples" / "nodes.json"


def test_the_sample_of_the_front_end_is_this_catalogue() -> None:
    nodes = [describe(node_type, "ready") for node_type in _shown()]
    written = json.dumps({"nodes": nodes}, indent=1, ensure_ascii=False) + "\n"
    before = SAMPLE.read_text(encoding="utf-8") if SAMPLE.exists() else ""
    SAMPLE.parent.mkdir(exist_ok=True)
    SAMPLE.write_text(written, encoding="utf-8")
    assert before == written, "The sample was out of date and has been written anew"


def _shown() -> list[NodeType]:
    """Every node type of our own, and of the hundreds of hosted models one for each task."""
    seen: set[str | None] = set()
    shown = []
    for node_type in registry().all():
        if not node_type.requests or node_type.task not in seen:
            shown.append(node_type)
        seen.add(node_type.task if node_type.requests else None)
    return shown
