"""Renders rows as the JSON of the contract: the poll body, and what the sockets announce."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, QuerySet, Subquery, When

from canvas import media
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus

Json = dict[str, Any]

_STATUS = {NodeStatus.QUEUED: NodeStatus.PENDING}
_PHASE = {NodeStatus.QUEUED: "queued", NodeStatus.RUNNING: "running"}
_FINISHED = {NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.SKIPPED, NodeStatus.CANCELLED}


def poll_body(execution: Execution) -> Json:
    """The whole state of an execution, in one query beyond the execution itself."""
    return body(execution, list(with_place(execution.node_runs.all())))


def with_place(runs: QuerySet[NodeRun]) -> QuerySet[NodeRun]:
    """Adds `place`: how many steps of the same queue wait before a queued one."""
    before = (
        NodeRun.objects.filter(
            status=NodeStatus.QUEUED, queue=OuterRef("queue"), queued_at__lt=OuterRef("queued_at")
        )
        .order_by()
        .values("queue")
        .annotate(number=Count("id"))
        .values("number")
    )
    place = Case(
        When(status=NodeStatus.QUEUED, then=Subquery(before, output_field=IntegerField())),
        default=None,
    )
    return runs.annotate(place=place).order_by("position")


def body(execution: Execution, runs: Sequence[NodeRun]) -> Json:
    """The poll body of rows that are at hand."""
    outputs = {run.node_id: _with_urls(run) for run in runs if run.outputs}
    return {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        "seq": execution.seq,
        **summary(execution, runs),
        "metadata": execution.metadata,
        "warnings": execution.warnings,
        "nodeStates": [node_state(run) for run in runs],
        "nodeResults": {
            "nodeRuns": [
                {"nodeId": run.node_id, "status": _status(run), "output": outputs.get(run.node_id)}
                for run in runs
            ]
        },
        "outputs": outputs,
    }


def summary(execution: Execution, runs: Sequence[NodeRun]) -> Json:
    """What changes of an execution as a whole while it runs."""
    phase = _phase(execution, runs)
    return {
        "status": execution.status,
        "phase": phase,
        "queuePosition": _queue_position(runs) if phase == "queued" else None,
        "progress": _progress(runs),
        "error": execution.error or None,
        "code": execution.code or None,
        "createdAt": _time(execution.created_at),
        "startedAt": _time(execution.started_at),
        "completedAt": _time(execution.completed_at),
        "credits": {
            "held": sum(run.credits for run in runs if run.status not in _FINISHED),
            "charged": sum(run.charged for run in runs),
        },
        "finalOutput": final_output(runs),
    }


def node_state(run: NodeRun) -> Json:
    """One item of `nodeStates`."""
    urls = [value["url"] for value in _media_values(run)]
    kind = _media_type(run)
    return {
        "nodeId": run.node_id,
        "label": run.label,
        "nodeType": run.node_type,
        "status": _status(run),
        "phase": _PHASE.get(NodeStatus(run.status)),
        "progress": 1.0 if run.status == NodeStatus.COMPLETED else round(run.progress, 4),
        "error": run.error or None,
        "code": run.code or None,
        "outputUrl": urls[0] if urls else None,
        "outputUrls": urls,
        "mediaType": kind,
        "text": _text(run),
        "cached": run.cached_from is not None,
        "cachedFrom": str(run.cached_from) if run.cached_from else None,
        "credits": run.charged if run.status in _FINISHED else run.credits,
        "seed": run.values.get("seed"),
        "warnings": run.warnings,
        "startedAt": _time(run.started_at),
        "completedAt": _time(run.completed_at),
        "requestId": str(run.id),
    }


def update(execution: Execution, runs: Sequence[NodeRun], changed: Iterable[NodeRun]) -> Json:
    """The event that announces one committed change."""
    return {
        "type": "update",
        "executionId": str(execution.id),
        "seq": execution.seq,
        "execution": summary(execution, runs),
        "nodes": [node_state(run) for run in changed],
    }


def list_item(execution: Execution) -> Json:
    """A line of the executions list; fetch `node_runs` ahead."""
    runs = list(execution.node_runs.all())
    return {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        **summary(execution, runs),
    }


def final_output(runs: Sequence[NodeRun]) -> Json | None:
    """The media of the last finished node that has any, which is what most callers want."""
    for run in reversed(runs):
        if run.status == NodeStatus.COMPLETED:
            for value in _media_values(run):
                kind = value["contentType"].split("/")[0]
                return {"url": value["url"], "type": kind, "nodeId": run.node_id}
    return None


def _phase(execution: Execution, runs: Sequence[NodeRun]) -> str | None:
    if execution.status != ExecutionStatus.RUNNING:
        return None
    started = any(run.status == NodeStatus.RUNNING or run.status in _FINISHED for run in runs)
    return "running" if started else "queued"


def _queue_position(runs: Sequence[NodeRun]) -> int | None:
    places = [getattr(run, "place", None) or 0 for run in runs if run.status == NodeStatus.QUEUED]
    return min(places) + 1 if places else None


def _progress(runs: Sequence[NodeRun]) -> float:
    done = sum(1.0 if run.status in _FINISHED else run.progress for run in runs)
    return round(done / len(runs), 4) if runs else 1.0


def _status(run: NodeRun) -> str:
    return _STATUS.get(NodeStatus(run.status), run.status)


def _with_urls(run: NodeRun) -> Json:
    return {port: _with_url(run, value) for port, value in run.outputs.items()}


def _with_url(run: NodeRun, value: Any) -> Any:
    if isinstance(value, list):
        return [_with_url(run, item) for item in value]
    if isinstance(value, dict) and "assetId" in value:
        return value | {"url": media.url(value["assetId"], run.team_id)}
    return value


def _media_values(run: NodeRun) -> list[Json]:
    values = (_with_url(run, value) for value in run.outputs.values())
    flat = (item for value in values for item in (value if isinstance(value, list) else [value]))
    return [item for item in flat if isinstance(item, dict) and "assetId" in item]


def _media_type(run: NodeRun) -> str | None:
    for value in _media_values(run):
        return str(value["contentType"].split("/")[0])
    if _text(run) is not None:
        return "text"
    return "json" if run.outputs else None


def _text(run: NodeRun) -> str | None:
    return next((value for value in run.outputs.values() if isinstance(value, str)), None)


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
