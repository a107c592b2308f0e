"""Runs one step: gather its inputs, run the function or the backend, store, finish."""

import logging
import os
import random
import socket
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from canvas.models import NodeRun, NodeStatus
from canvas.nodes.call import call
from canvas.nodes.context import CancelledError, NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from wireflow.errors import WireflowError
from workers import fairness, lifecycle
from workers.backends import routes
from workers.backends.protocol import BackendError, ModelCall
from workers.context import RunContext
from workers.inputs import Workbench
from workers.lease import Lease
from workers.lifecycle import Outcome

logger = logging.getLogger(__name__)
RETRY_CAP_SECONDS = 60.0


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
    chosen = fairness.choose(queue)
    run = lifecycle.claim(chosen, worker=identity()) if chosen else None
    if run is not None:
        _run_claimed(run)


def run_inline(execution_id: UUID) -> None:
    """Runs the ready inline steps of an execution and those that become ready by them."""
    ready = True
    while ready:
        rows = lifecycle.claim_inline(execution_id, worker=identity())
        if not rows:
            return
        ready = bool(lifecycle.finish(execution_id, _run_batch(rows)))


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


def _run_batch(rows: Sequence[NodeRun]) -> list[Outcome]:
    """Outcomes of the claimed steps and of the PENDING inline ones their results reach."""
    bench = Workbench(rows[0].team)
    done = {row.node_id for row in rows if row.status == NodeStatus.COMPLETED}
    bench.outputs = {row.node_id: row.outputs for row in rows}
    claimed = [row for row in rows if row.status == NodeStatus.RUNNING and row.queue == "inline"]
    outcomes: list[Outcome] = []
    with Lease(claimed) as lease:
        for row in rows:
            ready = row.status == NodeStatus.PENDING and done.issuperset(row.depends_on)
            if row not in claimed and not (ready and row.queue == "inline"):
                continue
            outcome = _attempt(row, lease, bench)
            if outcome is None:
                return []
            outcomes.append(outcome)
            if outcome.status == NodeStatus.COMPLETED:
                done.add(row.node_id)
                bench.outputs[row.node_id] = outcome.outputs
    return outcomes


def _attempt(run: NodeRun, lease: Lease, bench: Workbench) -> Outcome | None:
    """The runner's boundary: whatever a node does becomes an outcome; None when cancelled."""
    context = RunContext(run, lease)
    began = timezone.now()
    try:
        outcome = Outcome(run, NodeStatus.COMPLETED, outputs=_outputs(run, context, bench))
    except CancelledError:
        return None
    except BackendError as error:
        outcome = _after_backend_error(run, error)
    except (NodeError, WireflowError) as error:
        outcome = Outcome(run, NodeStatus.FAILED, error=error.message, code="node_failed")
    except Exception:
        logger.exception("node run %s of execution %s failed", run.id, run.execution_id)
        outcome = Outcome(run, NodeStatus.FAILED, error="Internal error", code="internal_error")
    outcome.warnings, outcome.started_at = context.warnings, began
    return outcome


def _outputs(run: NodeRun, context: RunContext, bench: Workbench) -> dict[str, Any]:
    node_type = registry().get(run.node_type)
    if node_type is None:
        raise NodeError(f"This server no longer has the node type {run.node_type}")
    values = bench.inputs(run, node_type)
    results = (
        _run_model(node_type, values, context)
        if node_type.kind == "model"
        else call(node_type, values, context)
    )
    return bench.store(run, results)


def _run_model(node_type: NodeType, values: dict[str, Any], context: RunContext) -> dict[str, Any]:
    route = node_type.routes[0]
    model_call = ModelCall(node_type.node_type, node_type.task or "", route, values)
    return routes.backend(route).run(model_call, context)


def _after_backend_error(run: NodeRun, error: BackendError) -> Outcome:
    if not error.retryable or run.attempt >= run.max_attempts:
        return Outcome(run, NodeStatus.FAILED, error=error.message, code=error.code)
    # Full jitter: retries of many steps that failed together must not come back together.
    ceiling = min(RETRY_CAP_SECONDS, 2.0**run.attempt)
    delay = timedelta(seconds=random.uniform(0.1, ceiling))
    return Outcome(run, NodeStatus.QUEUED, delay=delay)
