"""Runs one step: gather its inputs, run the function or the backend, store, finish."""

import logging
import os
import socket
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from canvas import questions
from canvas.models import NodeRun, NodeStatus
from canvas.nodes.call import call
from canvas.nodes.context import CancelledError, NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from wireflow.errors import WireflowError
from workers import (
    capabilities,
    fairness,
    hosted,
    lifecycle,
    mapping,
    overlay,
    readiness,
    routing,
    seeds,
)
from workers.backends import routes
from workers.backends.protocol import BackendError, ModelCall
from workers.backends.providers import keys
from workers.context import RunContext
from workers.inputs import Workbench
from workers.lease import Lease
from workers.outcome import Outcome

logger = logging.getLogger(__name__)


def step(node_run_id: UUID) -> None:
    """Answers one ring: takes the fairest waiting step of its queue, or an inline batch."""
    found = NodeRun.objects.filter(id=node_run_id, status=NodeStatus.QUEUED)
    rung = found.values_list("queue", "execution_id").first()
    if rung is None:
        return  # somebody else took it: a message is only a hint
    queue, execution_id = rung
    if queue == "inline":
        run_inline(execution_id)
        return
    chosen = _choose(queue)
    run = lifecycle.claim(chosen, worker=identity()) if chosen else None
    if run is not None:
        _run_claimed(run)


def _choose(queue: str) -> UUID | None:
    if queue != "gpu":
        return fairness.choose(queue)
    return fairness.choose(queue, besides=capabilities.elsewhere(), warm=capabilities.warm())


def run_inline(execution_id: UUID) -> None:
    """Runs the ready inline steps of an execution and those that become ready by them."""
    ready = True
    while ready:
        claimed, rows = lifecycle.claim_inline(execution_id, worker=identity())
        if not claimed:
            return
        ready = bool(lifecycle.finish(execution_id, _run_batch(claimed, rows)))


def identity() -> str:
    """This worker process, as the rows and the operator see it."""
    return f"{socket.gethostname()}/{os.getpid()}"


def _run_claimed(run: NodeRun) -> None:
    bench = Workbench(run.team)
    bench.gather(run)
    with Lease([run]) as lease:
        outcome = _attempt(run, lease, bench)
    if outcome and lifecycle.finish(run.execution_id, [outcome]):
        run_inline(run.execution_id)


def _run_batch(claimed: Sequence[NodeRun], rows: Sequence[NodeRun]) -> list[Outcome]:
    """Outcomes of the claimed steps and of the PENDING inline ones their results reach."""
    bench = Workbench(rows[0].team)
    known = {row.node_id: row for row in rows}
    done = {row.node_id: row.outputs for row in rows if row.status == NodeStatus.COMPLETED}
    bench.outputs = done
    outcomes: list[Outcome] = []
    with Lease(claimed) as lease:
        for row in rows:
            waits = row.status == NodeStatus.PENDING and row.queue == "inline"
            waits = waits and not questions.is_open(row)
            ready = waits and done.keys() >= set(row.depends_on)
            if row not in claimed and not (ready and readiness.is_reached(row, known, done)):
                continue
            outcome = _attempt(row, lease, bench)
            if outcome is None:
                return []
            outcomes.append(outcome)
            if outcome.status == NodeStatus.COMPLETED:
                done[row.node_id] = outcome.outputs
    return outcomes


def _attempt(run: NodeRun, lease: Lease, bench: Workbench) -> Outcome | None:
    """The runner's boundary: whatever a node does becomes an outcome; None when cancelled."""
    context = RunContext(run, lease)
    began = timezone.now()
    try:
        outcome = _outcome(run, context, bench)
    except CancelledError:
        return None
    except (NodeError, WireflowError) as error:
        outcome = Outcome(run, NodeStatus.FAILED, error=error.message, code="node_failed")
    except Exception:
        logger.exception("node run %s of execution %s failed", run.id, run.execution_id)
        outcome = Outcome(run, NodeStatus.FAILED, error="Internal error", code="internal_error")
    outcome.warnings += [*context.warnings, *routing.remarks(run)]
    outcome.started_at = began
    return outcome


def _outcome(run: NodeRun, context: RunContext, bench: Workbench) -> Outcome:
    node_type = _known(run)
    if node_type is None:
        raise NodeError(f"This server no longer has the node type {run.node_type}")
    if node_type.kind != "model":
        return _called(run, node_type, context, bench)
    try:
        if keys.provider_of(routing.choose(run, node_type)):
            return hosted.step(run, node_type, bench, context.write)
        results = _on_this_machine(run, node_type, bench.inputs(run, node_type), context)
        return Outcome(run, NodeStatus.COMPLETED, outputs=bench.store(run, results))
    except BackendError as error:
        return routing.after(run, node_type, error)


def _known(run: NodeRun) -> NodeType | None:
    """Its node type; the web process may know of a model of the admin a moment before a worker."""
    found = registry().get(run.node_type)
    if found is None:
        overlay.refresh()
        found = registry().get(run.node_type)
    return found


def _called(run: NodeRun, node_type: NodeType, context: RunContext, bench: Workbench) -> Outcome:
    """Of a function: for each item of a list that came into an input for one, else once."""
    arrived = bench.arrived(run, node_type)
    items = mapping.items(node_type, arrived) if run.item is None else None
    if items is None:
        results = call(node_type, bench.ready(node_type, arrived), context)
        return Outcome(run, NodeStatus.COMPLETED, outputs=bench.store(run, results))
    made: list[dict[str, Any] | None] = []
    errors: dict[int, str] = {}
    for place, item in enumerate(items):
        context.check_cancelled()
        made.append(None)
        if item is None:
            continue
        following = seeds.following(node_type, run.values, place)
        try:
            values = bench.ready(node_type, arrived | following | item)
            made[-1] = bench.store(run, call(node_type, values, context))
        except (NodeError, WireflowError) as error:
            errors[place] = error.message
        context.progress((place + 1) / len(items))
    if errors and not any(made):
        raise NodeError(next(iter(errors.values())))
    return Outcome(
        run,
        NodeStatus.COMPLETED,
        outputs=mapping.assembled(node_type, made),
        warnings=mapping.troubles(errors, len(items)),
        code=readiness.PARTLY_FAILED if errors else "",
    )


def _on_this_machine(
    run: NodeRun, node_type: NodeType, values: dict[str, Any], context: RunContext
) -> dict[str, Any]:
    model_call = ModelCall(node_type.node_type, node_type.task or "", run.route, values)
    return routes.backend(run.route).run(model_call, context)
