"""Starts executions: validate, plan, look into the cache, hold the credits, write the rows."""

import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from billing import holds
from billing.errors import InsufficientCreditsError
from canvas.errors import InvalidGraphError, InvalidWorkflowError
from canvas.graph.document import MalformedGraphError, parse
from canvas.graph.findings import Violation
from canvas.graph.plan import Plan, PlanError, Step, make_plan
from canvas.graph.validation import validate
from canvas.models import Asset, Execution, ExecutionStatus, NodeRun, NodeStatus, Workflow
from canvas.nodes.registry import registry
from wireflow.accounts.models import Team, User
from wireflow.errors import ConflictError
from workers import cache, lifecycle

SEED_RANGE = 2**31


def start(
    *,
    team: Team,
    user: User | None,
    workflow: Workflow | None,
    nodes: list[Any],
    edges: list[Any],
    trigger_data: dict[str, Any],
    target_node_id: str = "",
    force: bool = False,
    metadata: dict[str, Any] | None = None,
    request_id: str = "",
) -> Execution:
    """Accepts one run of a graph; it is RUNNING when this returns, or COMPLETED from the cache.

    Raises InvalidWorkflowError (400), InvalidGraphError (422), InsufficientCreditsError (402).
    """
    plan = prepare(
        team=team, nodes=nodes, edges=edges, trigger_data=trigger_data, target=target_node_id
    )
    values = {step.node_id: _with_seed(step) for step in plan.steps}
    keys = cache.keys(plan.steps, values)
    hits = {} if force else cache.look_up(team, keys.values())
    execution = Execution(
        team=team,
        workflow=workflow,
        nodes=nodes,
        edges=edges,
        trigger_data=trigger_data,
        target_node_id=target_node_id,
        metadata=metadata or {},
        warnings=[warning.to_json() for warning in plan.warnings],
        request_id=request_id,
        started_by=user,
    )
    rows = [
        _row(execution, position, step, values[step.node_id], keys[step.node_id], hits)
        for position, step in enumerate(plan.steps)
    ]
    _accept(execution, rows)
    return execution


def prepare(
    *, team: Team, nodes: list[Any], edges: list[Any], trigger_data: dict[str, Any], target: str
) -> Plan:
    """The plan of a graph that this team may run. Raises as `start` does, writes nothing."""
    try:
        graph = parse(nodes, edges)
    except MalformedGraphError as error:
        raise InvalidWorkflowError(error.message) from error
    found = validate(graph, registry(), trigger_data=trigger_data, target_node_id=target or None)
    if not found.ok:
        raise _invalid(found.violations)
    try:
        plan = make_plan(graph, registry(), trigger_data, target or None)
    except PlanError as error:
        raise _invalid([Violation("target_does_not_run", error.message, target)]) from error
    foreign = _foreign_assets(team, plan.steps)
    if foreign:
        raise _invalid(foreign)
    return plan


def estimate(
    *,
    team: Team,
    nodes: list[Any],
    edges: list[Any],
    trigger_data: dict[str, Any],
    target_node_id: str = "",
) -> dict[str, Any]:
    """What a run would cost, in whole credits, before anything is cached. Raises as `start`."""
    plan = prepare(
        team=team, nodes=nodes, edges=edges, trigger_data=trigger_data, target=target_node_id
    )
    available = holds.available_credits(team)
    breakdown = [
        {
            "nodeId": step.node_id,
            "nodeLabel": step.label,
            "nodeType": step.node_type.node_type,
            "credits": step.node_type.credits,
            "unitCredits": step.node_type.credits,
            "iterations": 1,
        }
        for step in plan.steps
    ]
    total = sum(step.node_type.credits for step in plan.steps)
    return {
        "estimatedCredits": total,
        "availableCredits": available,
        "sufficient": total <= available,
        "estimateComplete": True,
        "breakdown": breakdown,
        "warnings": [warning.to_json() for warning in plan.warnings],
    }


def retry(*, execution: Execution, user: User | None, request_id: str = "") -> Execution:
    """Resumes a FAILED execution as a new one: finished nodes are kept and not charged again."""
    if execution.status != ExecutionStatus.FAILED:
        raise ConflictError("Only a failed execution can be retried", status=execution.status)
    again = Execution(
        team_id=execution.team_id,
        workflow_id=execution.workflow_id,
        nodes=execution.nodes,
        edges=execution.edges,
        trigger_data=execution.trigger_data,
        target_node_id=execution.target_node_id,
        metadata=execution.metadata,
        warnings=execution.warnings,
        retry_of=execution,
        started_by=user,
        request_id=request_id,
    )
    rows = [_copy(again, run) for run in execution.node_runs.order_by("position")]
    _accept(again, rows)
    return again


def _accept(execution: Execution, rows: list[NodeRun]) -> None:
    """Holds the price and writes the rows in one transaction; rings after commit."""
    breakdown = [
        {
            "nodeId": row.node_id,
            "nodeLabel": row.label,
            "nodeType": row.node_type,
            "credits": row.credits,
        }
        for row in rows
        if row.credits
    ]
    with transaction.atomic():
        execution.save(force_insert=True)
        execution.now = Execution.objects.values_list(Now(), flat=True).get(id=execution.id)  # type: ignore[attr-defined]  # advance() reads it
        try:
            price = sum(row.credits for row in rows)
            holds.place(team=execution.team, source=str(execution.id), credits=price)
        except InsufficientCreditsError as error:
            error.details["breakdown"] = breakdown
            raise
        lifecycle.advance(execution, {row.node_id: row for row in rows})
        NodeRun.objects.bulk_create(rows)
        lifecycle.open_execution(execution, rows)


def _row(
    execution: Execution,
    position: int,
    step: Step,
    values: dict[str, Any],
    key: str,
    hits: dict[str, NodeRun],
) -> NodeRun:
    node_type = step.node_type
    row = NodeRun(
        execution=execution,
        team=execution.team,
        position=position,
        node_id=step.node_id,
        node_type=node_type.node_type,
        label=step.label,
        queue=node_type.queue,
        values=values,
        sources={port: [list(link) for link in links] for port, links in step.sources.items()},
        depends_on=list(step.depends_on),
        cache_key=key,
        credits=node_type.credits,
        max_attempts=node_type.max_attempts,
        deadline_seconds=node_type.deadline_seconds,
    )
    hit = hits.get(key) if key else None
    return lifecycle.reuse(row, hit) if hit else row


def _copy(execution: Execution, run: NodeRun) -> NodeRun:
    kept = run.status == NodeStatus.COMPLETED
    row = NodeRun(
        execution=execution,
        team_id=run.team_id,
        position=run.position,
        node_id=run.node_id,
        node_type=run.node_type,
        label=run.label,
        queue=run.queue,
        values=run.values,
        sources=run.sources,
        depends_on=run.depends_on,
        cache_key=run.cache_key,
        credits=run.credits,
        max_attempts=run.max_attempts,
        deadline_seconds=run.deadline_seconds,
    )
    return lifecycle.reuse(row, run) if kept else row


def _with_seed(step: Step) -> dict[str, Any]:
    """The literals, an unset seed drawn once: it is shown, recorded, and part of the cache key."""
    values = dict(step.values)
    for field in step.node_type.inputs:
        linked = field.key in step.sources
        if field.widget == "seed" and values.get(field.key) is None and not linked:
            values[field.key] = secrets.randbelow(SEED_RANGE)
    return values


def _foreign_assets(team: Team, steps: Iterable[Step]) -> list[Violation]:
    """Ids inside bodies are checked like ids in paths: another team's asset does not exist."""
    used = {
        (step.node_id, item["assetId"])
        for step in steps
        for value in step.values.values()
        for item in (value if isinstance(value, list) else [value])
        if isinstance(item, dict) and isinstance(item.get("assetId"), str)
    }
    if not used:
        return []
    ids = {asset_id for _, asset_id in used if _is_uuid(asset_id)}
    own = {str(i) for i in Asset.objects.filter(team=team, id__in=ids).values_list("id", flat=True)}
    return [
        Violation("unknown_asset", "There is no such file", node_id)
        for node_id, asset_id in sorted(used)
        if asset_id not in own
    ]


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _invalid(violations: Iterable[Violation]) -> InvalidGraphError:
    found = [violation.to_json() for violation in violations]
    return InvalidGraphError(f"The graph is not valid: {found[0]['message']}", violations=found)
