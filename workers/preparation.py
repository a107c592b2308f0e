"""From a graph as it was sent to the plan of a run; writes nothing."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from canvas import embedding
from canvas.errors import InvalidGraphError, InvalidWorkflowError
from canvas.graph import counting, iterating
from canvas.graph.document import MalformedGraphError
from canvas.graph.findings import Violation
from canvas.graph.iterating import Iterator
from canvas.graph.plan import Plan, PlanError, Step, make_plan
from canvas.graph.subgraphs import read
from canvas.graph.validation import validate
from canvas.models import Asset, Workflow
from canvas.nodes import ports
from canvas.nodes.registry import registry
from wireflow.accounts.models import Team
from workers import availability, freezing
from workers.backends.providers.keyring import Keyring
from workers.freezing import is_uuid


def embedded(team: Team, nodes: list[Any], workflow: Workflow | None) -> list[Any]:
    """The nodes with the workflows in them as they are now: what a run then keeps, for good.

    Raises InvalidGraphError (422).
    """
    found = embedding.embed(team.id, nodes, root=workflow)
    if found.problems:
        raise _invalid(found.problems)
    return found.nodes


def prepare(
    *,
    team: Team,
    nodes: list[Any],
    edges: list[Any],
    trigger_data: dict[str, Any],
    targets: Sequence[str] = (),
    iterators: Sequence[Iterator] = (),
    ring: Keyring,
) -> Plan:
    """The plan of a graph that this team may run. Raises as `workers.launch.start` does."""
    try:
        graph = read(nodes, edges)
    except MalformedGraphError as error:
        raise InvalidWorkflowError(error.message) from error
    if misfits := iterating.check(graph, registry(), iterators, at_most=settings.MAX_ITEMS):
        raise _invalid(misfits)
    graph = iterating.with_first(graph, iterators)
    found = validate(graph, registry(), trigger_data=trigger_data, targets=targets)
    if not found.ok:
        raise _invalid(found.violations)
    try:
        plan = make_plan(graph, registry(), trigger_data, targets)
    except PlanError as error:
        node_id = targets[0] if len(targets) == 1 else None
        raise _invalid([Violation("target_does_not_run", error.message, node_id)]) from error
    plan = counting.counted(iterating.with_lists(plan, iterators))
    unusable = [
        *counting.check(plan, at_most=settings.MAX_ITEMS),
        *availability.check(plan.steps, ring),
        *_foreign_assets(team, plan.steps),
        *freezing.check(team, plan.steps),
    ]
    if unusable:
        raise _invalid(unusable)
    return plan


def _foreign_assets(team: Team, steps: Iterable[Step]) -> list[Violation]:
    """Ids inside bodies are checked like ids in paths: another team's asset does not exist."""
    used = {
        (step.node_id, asset_id)
        for step in steps
        if not step.frozen
        for asset_id in ports.asset_ids(step.values)
    }
    if not used:
        return []
    ids = {asset_id for _, asset_id in used if is_uuid(asset_id)}
    own = {str(i) for i in Asset.objects.filter(team=team, id__in=ids).values_list("id", flat=True)}
    return [
        Violation("unknown_asset", "There is no such file", node_id)
        for node_id, asset_id in sorted(used)
        if asset_id not in own
    ]


def _invalid(violations: Iterable[Violation]) -> InvalidGraphError:
    found = [violation.to_json() for violation in violations]
    return InvalidGraphError(f"The graph is not valid: {found[0]['message']}", violations=found)
