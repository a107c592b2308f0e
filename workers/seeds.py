"""Seeds: drawn once where nobody set one, so that they can be shown, recorded and used again."""

import secrets
from typing import Any

from canvas.graph.plan import Step
from canvas.nodes.node_type import NodeType

RANGE = 2**31


def drawn(step: Step) -> dict[str, Any]:
    """The literals of a step with a seed for each field that has none and no link."""
    values = dict(step.values)
    for field in step.node_type.inputs:
        linked = field.key in step.sources
        if field.widget == "seed" and values.get(field.key) is None and not linked:
            values[field.key] = secrets.randbelow(RANGE)
    return values


def following(node_type: NodeType, literals: dict[str, Any], place: int) -> dict[str, Any]:
    """The seeds of an item: the first has the step's own, each further one the next number.

    With one and the same seed, repeating a prompt would make the same picture over and over.
    """
    seeds = {
        field.key: literals.get(field.key) for field in node_type.inputs if field.widget == "seed"
    }
    return {key: (seed + place) % RANGE for key, seed in seeds.items() if isinstance(seed, int)}
