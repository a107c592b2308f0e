"""Frozen outputs: a finished node run of the team stands for what a node would make again."""

from collections.abc import Iterable
from uuid import UUID

from canvas.graph.findings import Violation, quote
from canvas.graph.plan import Step
from canvas.models import NodeRun, NodeStatus
from wireflow.accounts.models import Team
from workers import cache


def results(team: Team, steps: Iterable[Step]) -> dict[str, NodeRun]:
    """The node run of each frozen step whose result is still there, by node id."""
    frozen = [step for step in steps if is_uuid(step.frozen)]
    if not frozen:
        return {}
    wanted = {step.frozen for step in frozen}
    found = NodeRun.objects.filter(team=team, id__in=wanted, status=NodeStatus.COMPLETED)
    runs = {str(run.id): run for run in cache.intact(team, found)}
    return {
        step.node_id: runs[step.frozen]
        for step in frozen
        if step.frozen in runs and runs[step.frozen].node_type == step.node_type.node_type
    }


def check(team: Team, steps: Iterable[Step]) -> list[Violation]:
    """A violation for each frozen step without a result: gone, another team's or another type's."""
    frozen = [step for step in steps if step.frozen]
    kept = results(team, frozen)
    return [
        Violation(
            "frozen_result_gone",
            f"The frozen result of {quote(step.label)} is no longer there.",
            step.node_id,
            fix="Unfreeze it, run it, and freeze the new result",
        )
        for step in frozen
        if step.node_id not in kept
    ]


def is_uuid(text: str) -> bool:
    """Whether a text is an id as the API writes it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
