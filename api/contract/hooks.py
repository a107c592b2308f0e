"""What drf-spectacular calls before and after it has walked the paths."""

from typing import Any

from api.contract.facts import facts
from api.contract.outgoing import webhooks
from api.contract.vocabulary import COMPONENTS

TAGS = {
    "Workflows": "Graphs of nodes, saved for a team.",
    "Executions": "Running a workflow, and following what becomes of it.",
    "Publishing": "Versions, publications, and the webhook of a published workflow.",
    "Webhooks": "Starting workflows from anywhere, and being told of their end.",
    "Comments": "What people write on the canvas, beside the graph.",
    "Nodes": "What a graph can be made of.",
    "Media": "Files that go in, and files that came out.",
    "Usage": "Limits, and what is used of them.",
    "Teams": "Who works together, as what, and what they did; for signed-in people.",
    "API keys": "For signed-in people: a key cannot make keys.",
    "Provider keys": "A team's own keys to the providers of hosted models; for signed-in people.",
    "Contract": "This document, for programs.",
}


def only_v1(endpoints: list[Any]) -> list[Any]:
    """The contract's own paths."""
    return [entry for entry in endpoints if entry[0].startswith("/api/v1/")]


def complete(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Adds the components, what the tags mean, the messages that go out, and the server's facts."""
    return {
        **result,
        "components": COMPONENTS,
        "webhooks": webhooks(),
        "x-wireflow": facts(),
        "tags": [{"name": name, "description": words} for name, words in TAGS.items()],
    }
