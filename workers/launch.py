"""Starts executions: validate, plan and look into the cache; then hold the credits and write.

`draft` finds everything that can be refused without writing; `accept` makes it happen.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from billing import allowances, holds
from billing.errors import InsufficientCreditsError
from canvas import questions, spending
from canvas.graph import counting
from canvas.graph.iterating import Iterator
from canvas.graph.plan import Step
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus, Publication, Workflow
from canvas.rows import Rows
from wireflow.accounts.models import Team, User
from wireflow.errors import ConflictError
from workers import (
    availability,
    cache,
    capabilities,
    facts,
    freezing,
    lifecycle,
    preparation,
    presence,
    prices,
    readiness,
    seeds,
)
from workers.backends.providers.keyring import Keyring
from workers.facts import Origin
from workers.webhooks import subscriptions


@dataclass
class Draft:
    """An execution that is ready to be accepted, unsaved."""

    execution: Execution
    rows: list[NodeRun]
    publication: Publication | None = None


def draft(
    *,
    team: Team,
    user: User | None,
    workflow: Workflow | None,
    nodes: list[Any],
    edges: list[Any],
    trigger_data: dict[str, Any],
    targets: Sequence[str] = (),
    iterators: Sequence[Iterator] = (),
    force: bool = False,
    metadata: dict[str, Any] | None = None,
    request_id: str = "",
    callback: subscriptions.Callback | None = None,
    publication: Publication | None = None,
) -> Draft:
    """One run of a graph as it stands, or of `targets` and what they need, perhaps for a webhook.

    Raises InvalidWorkflowError (400), InvalidGraphError (422), NoWorkerError (503).
    """
    plan = preparation.prepare(
        team=team,
        nodes=nodes,
        edges=edges,
        trigger_data=trigger_data,
        targets=targets,
        iterators=iterators,
        ring=(ring := capabilities.of(team.id)),
    )
    execution = Execution(
        team=team,
        workflow=workflow,
        nodes=nodes,
        edges=edges,
        trigger_data=trigger_data,
        target_node_id=targets[0] if len(targets) == 1 else "",
        iterators=list(iterators),
        force=force,
        metadata=metadata or {},
        callbacks=subscriptions.of(team, callback),
        warnings=[warning.to_json() for warning in plan.warnings],
        request_id=request_id,
        started_by=user,
    )
    return _ready(Draft(execution, _rows(execution, plan.steps, ring, force=force), publication))


def draft_again(*, execution: Execution, user: User | None, request_id: str = "") -> Draft:
    """The graph and the trigger data of an execution, as a new one.

    Raises InvalidGraphError (422) when a node type is no longer offered, NoWorkerError (503).
    """
    return draft(
        team=execution.team,
        user=user,
        workflow=execution.workflow,
        nodes=execution.nodes,
        edges=execution.edges,
        trigger_data=execution.trigger_data,
        targets=_targets(execution),
        iterators=execution.iterators,
        metadata=execution.metadata,
        request_id=request_id,
    )


def draft_retry(*, execution: Execution, user: User | None, request_id: str = "") -> Draft:
    """Resumes a FAILED execution as a new one: finished nodes are kept and not charged again.

    Raises ConflictError (409), NoWorkerError (503).
    """
    if execution.status != ExecutionStatus.FAILED:
        raise ConflictError("Only a failed execution can be retried", status=execution.status)
    again = Execution(
        team_id=execution.team_id,
        workflow_id=execution.workflow_id,
        nodes=execution.nodes,
        edges=execution.edges,
        trigger_data=execution.trigger_data,
        target_node_id=execution.target_node_id,
        iterators=execution.iterators,
        metadata=execution.metadata,
        callbacks=execution.callbacks,
        warnings=execution.warnings,
        retry_of=execution,
        started_by=user,
        request_id=request_id,
    )
    runs = list(execution.node_runs.filter(item=None).order_by("position"))
    done = [run for run in runs if run.status == NodeStatus.COMPLETED]
    made_up = readiness.stand_ins({run.node_id: run for run in runs})
    intact = cache.intact(execution.team, done)
    kept = {run.node_id for run in intact if run.node_id not in made_up}
    rows = [_copy(again, run, kept) for run in runs]
    return _ready(Draft(again, rows))


def accept(draft: Draft, *, origin: Origin | None = None) -> Execution:
    """Numbers the run, holds its price and writes its rows in one transaction; rings after commit.

    It is RUNNING when this returns, or COMPLETED from the cache. Raises InsufficientCreditsError
    and SpendingCapError (402), TooManyRequestsError (429) when the day's executions are used up.
    """
    execution, rows = draft.execution, draft.rows
    price = sum(row.credits for row in rows)
    with transaction.atomic():
        allowances.take_execution(execution.team)
        if draft.publication is not None:
            spending.take(draft.publication, price)
        facts.state(execution, rows, origin=origin, publication=draft.publication)
        execution.save(force_insert=True)
        execution.now = execution.created_at  # type: ignore[attr-defined]  # advance() reads it
        _hold(execution, rows, price)
        planned = Rows.of(rows)
        lifecycle.advance(execution, planned)
        NodeRun.objects.bulk_create(planned)
        lifecycle.open_execution(execution, planned)
    return execution


def _targets(execution: Execution) -> Sequence[str]:
    """What an execution was asked for: one node, or all that ran, where several were."""
    if execution.target_node_id:
        return [execution.target_node_id]
    steps = execution.node_runs.filter(item=None).order_by("position")
    return list(steps.values_list("node_id", flat=True))


def _hold(execution: Execution, rows: list[NodeRun], price: int) -> None:
    try:
        holds.place(team=execution.team, source=str(execution.id), credits=price)
    except InsufficientCreditsError as error:
        error.details["breakdown"] = [
            {
                "nodeId": row.node_id,
                "nodeLabel": row.label,
                "nodeType": row.node_type,
                "credits": row.credits,
            }
            for row in rows
            if row.credits
        ]
        raise


def _rows(
    execution: Execution, steps: Sequence[Step], ring: Keyring, *, force: bool
) -> list[NodeRun]:
    """A row for each step; the frozen and the cached are finished."""
    frozen = freezing.results(execution.team, steps)
    values = {step.node_id: seeds.drawn(step) for step in steps}
    values |= {node_id: run.values for node_id, run in frozen.items()}
    keys = cache.keys(steps, values, frozen)
    hits = {} if force else cache.look_up(execution.team, keys.values())
    rows = [
        _row(execution, position, step, values[step.node_id], keys[step.node_id], ring)
        for position, step in enumerate(steps)
    ]
    for row in rows:
        if (kept := frozen.get(row.node_id) or hits.get(row.cache_key)) is not None:
            cache.reuse(row, kept)
    return rows


def _row(
    execution: Execution,
    position: int,
    step: Step,
    values: dict[str, Any],
    key: str,
    ring: Keyring,
) -> NodeRun:
    node_type = step.node_type
    return NodeRun(
        execution=execution,
        team=execution.team,
        position=position,
        node_id=step.node_id,
        node_type=node_type.node_type,
        label=step.label,
        queue=availability.queue(node_type, ring),
        values=values,
        sources={port: [list(link) for link in links] for port, links in step.sources.items()},
        depends_on=list(step.depends_on),
        cache_key=key,
        credits=counting.price(step, values),
        max_attempts=node_type.max_attempts,
        deadline_seconds=node_type.deadline_seconds,
    )


def _copy(execution: Execution, run: NodeRun, kept: Set[str]) -> NodeRun:
    row = NodeRun(
        execution=execution,
        team_id=run.team_id,
        position=run.position,
        node_id=run.node_id,
        node_type=run.node_type,
        label=run.label,
        queue=run.queue,
        values=questions.still_answered(run, kept),
        sources=run.sources,
        depends_on=run.depends_on,
        cache_key=run.cache_key,
        credits=prices.anew(run),
        max_attempts=run.max_attempts,
        deadline_seconds=run.deadline_seconds,
    )
    return cache.reuse(row, run) if run.node_id in kept else row


def _ready(draft: Draft) -> Draft:
    presence.require(row for row in draft.rows if row.status != NodeStatus.COMPLETED)
    return draft
