"""Renders executions as the lines of the list of runs."""

from collections.abc import Sequence
from typing import Any

from canvas import provenance, states
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus

Json = dict[str, Any]
MOST_OUTPUTS = 4
_SEEN = ("image", "video")


def line(execution: Execution) -> Json:
    """One item of the list of executions."""
    runs = list(execution.node_runs.all())
    return {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        **states.summary(execution, runs),
        **provenance.facts(execution),
        "cached": _is_cached(execution, runs),
        "outputs": _outputs(runs),
        "segments": [_segment(run) for run in runs],
    }


def _is_cached(execution: Execution, runs: Sequence[NodeRun]) -> bool:
    computed = [run for run in runs if run.queue != "inline"] or runs
    complete = execution.status == ExecutionStatus.COMPLETED
    return complete and bool(computed) and all(run.cached_from for run in computed)


def _outputs(runs: Sequence[NodeRun]) -> list[Json]:
    """Each once, although steps hand it on; what can be seen comes before what is heard."""
    found: dict[str, Json] = {}
    for run in reversed(runs):
        for value in states.media_values(run):
            kind = value["contentType"].split("/")[0]
            made = {"url": value["url"], "type": kind, "nodeId": run.node_id, "label": run.label}
            found.setdefault(value["assetId"], made)
    seen_first = sorted(found.values(), key=lambda made: made["type"] not in _SEEN)
    return seen_first[:MOST_OUTPUTS]


def _segment(run: NodeRun) -> Json:
    cached = run.cached_from is not None
    ended = run.completed_at if run.status != NodeStatus.SKIPPED else None
    took = (ended - run.started_at).total_seconds() if ended and run.started_at else None
    return {
        "nodeId": run.node_id,
        "label": run.label,
        "status": states.status(run),
        "cached": cached,
        "seconds": 0 if cached else took and round(max(0.0, took), 3),
    }
