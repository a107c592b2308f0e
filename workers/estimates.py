"""What a run would cost."""

from collections.abc import Iterable
from typing import Any

from billing import holds
from canvas.graph import counting
from canvas.graph.findings import Violation, quote
from canvas.graph.plan import Step
from wireflow.accounts.models import Team
from workers import capabilities, preparation


def estimate(*, team: Team, **asked: Any) -> dict[str, Any]:
    """In whole credits, before anything is cached. Takes and raises what `preparation` does."""
    plan = preparation.prepare(team=team, ring=capabilities.of(team.id), **asked)
    credits = holds.credits_of(team)
    paid = [step for step in plan.steps if not step.frozen]
    total = sum(counting.price(step, step.values) for step in paid)
    return {
        "estimatedCredits": total,
        "availableCredits": credits["available"],
        "sufficient": credits["unlimited"] or total <= credits["available"],
        "estimateComplete": all(counting.is_exact(step) for step in paid),
        "breakdown": [_line(step) for step in plan.steps],
        "warnings": [warning.to_json() for warning in (*plan.warnings, *_guesses(paid))],
    }


def _line(step: Step) -> dict[str, Any]:
    unit = step.node_type.credits
    price = 0 if step.frozen else counting.price(step, step.values)
    return {
        "nodeId": step.node_id,
        "nodeLabel": step.label,
        "nodeType": step.node_type.node_type,
        "credits": price,
        "unitCredits": unit,
        "iterations": max(1, round(price / unit)) if unit else max(1, step.iterations or 1),
    }


def _guesses(steps: Iterable[Step]) -> list[Violation]:
    """A remark for each price that is not the list price of what will really be made."""
    return [
        Violation(
            "price_estimated",
            f"What {quote(step.label)} costs is an estimate."
            if step.iterations is not None
            else f"{quote(step.label)} costs this for each item; how many come, the run will tell.",
            step.node_id,
        )
        for step in steps
        if not counting.is_exact(step)
    ]
