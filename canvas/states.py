"""Renders rows as the JSON of the contract: the poll body, and what the sockets announce."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from canvas import media, outcomes, questions
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from canvas.nodes.ports import is_asset_reference, leaves_replaced
from canvas.rows import Rows

Json = dict[str, Any]

# A hosted model works while nobody here does: to the caller that is one and the same.
_STATUS = {NodeStatus.QUEUED: NodeStatus.PENDING, NodeStatus.WAITING: NodeStatus.RUNNING}
_PHASE = {
    NodeStatus.QUEUED: "queued",
    NodeStatus.RUNNING: "running",
    NodeStatus.WAITING: "running",
}
_AT_WORK = {NodeStatus.RUNNING, NodeStatus.WAITING}
_FINISHED = {NodeStatus.COMPLETED, NodeStatus.FAILED, NodeStatus.SKIPPED, NodeStatus.CANCELLED}


def poll_body(execution: Execution) -> Json:
    """The whole state of an execution, in one query beyond the execution itself."""
    return body(execution, list(with_place(execution.node_runs.all())))


# By hand: a poll would spend a third of its time on Django compiling this subquery anew.
_PLACE = """
CASE WHEN canvas_noderun.status = 'QUEUED' THEN (
    SELECT COUNT(*) FROM canvas_noderun AS before
    WHERE before.status = 'QUEUED' AND before.queue = canvas_noderun.queue
    AND before.queued_at < canvas_noderun.queued_at
) END"""


def with_place(runs: QuerySet[NodeRun]) -> QuerySet[NodeRun]:
    """Adds `place`: how many steps of the same queue wait before a queued one."""
    place = RawSQL(_PLACE, (), output_field=IntegerField())  # no value in it
    return runs.annotate(place=place).order_by("position", "item")


def body(execution: Execution, runs: Sequence[NodeRun]) -> Json:
    """The poll body of rows that are at hand."""
    rows = Rows.of(runs)
    steps = rows.steps.values()
    outputs = {run.node_id: _with_urls(run) for run in steps if run.outputs}
    return {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        "seq": execution.seq,
        **summary(execution, runs),
        "metadata": execution.metadata,
        "warnings": execution.warnings,
        "nodeStates": [node_state(run, rows) for run in steps],
        "nodeResults": {
            "nodeRuns": [
                {"nodeId": run.node_id, "status": status(run), "output": outputs.get(run.node_id)}
                for run in steps
            ]
        },
        "outputs": outputs,
    }


def summary(execution: Execution, runs: Sequence[NodeRun]) -> Json:
    """What changes of an execution as a whole while it runs."""
    rows = Rows.of(runs)
    steps = list(rows.steps.values())
    phase = _phase(execution, rows)
    return {
        "status": execution.status,
        "phase": phase,
        "queuePosition": _queue_position(runs) if phase == "queued" else None,
        "progress": _mean([_share(step, rows.items.get(step.node_id, ())) for step in steps]),
        "error": execution.error or None,
        "code": execution.code or None,
        "createdAt": iso(execution.created_at),
        "startedAt": iso(execution.started_at),
        "completedAt": iso(execution.completed_at),
        "credits": {
            "held": sum(run.credits - run.charged for run in steps if run.status not in _FINISHED),
            "charged": sum(run.charged for run in steps),
        },
        "finalOutput": final_output(steps),
    }


def node_state(run: NodeRun, rows: Rows) -> Json:
    """One item of `nodeStates`: a step, and how the items of its list go where it has one."""
    items = rows.items.get(run.node_id, ())
    files = media_values(run)
    urls = [value["url"] for value in files]
    kind = _media_type(run)
    return {
        "nodeId": run.node_id,
        "label": run.label,
        "nodeType": run.node_type,
        "status": status(run, items),
        "phase": _PHASE.get(_seen(run, items)),
        "progress": _progress(run, items),
        "providerPosition": run.provider_position,
        "route": run.route or None,
        "failedRoutes": run.failed_routes,
        "error": run.error or None,
        "code": run.code or None,
        "outputUrl": urls[0] if urls else None,
        "outputUrls": urls,
        "outputTypes": [value["contentType"] for value in files],
        "mediaType": kind,
        "json": next(iter(outcomes.of(run).values())) if kind == "json" else None,
        "text": _text(run),
        "cached": run.cached_from is not None,
        "cachedFrom": str(run.cached_from) if run.cached_from else None,
        "credits": run.charged if run.status in _FINISHED else run.credits,
        "seed": run.values.get("seed"),
        "warnings": run.warnings,
        "queuedAt": iso(run.queued_at),
        "startedAt": iso(run.started_at),
        "completedAt": iso(run.completed_at),
        "nodeRunId": str(run.id),
        "requestId": str(run.id),
        "items": [_item_state(item) for item in items],
        "question": _question(run, rows),
        "decision": questions.decision(run),
    }


def _question(run: NodeRun, rows: Rows) -> Json | None:
    found = questions.of(run, rows.steps)
    if found is None:
        return None
    expires = iso(found["expiresAt"])
    return {**found, "values": with_url(run, found["values"]), "expiresAt": expires}


def _item_state(run: NodeRun) -> Json:
    files = media_values(run)
    return {
        "index": run.item,
        "status": status(run),
        "phase": _PHASE.get(_seen(run)),
        "progress": _progress(run),
        "error": run.error or None,
        "code": run.code or None,
        "outputUrl": files[0]["url"] if files else None,
        "mediaType": _media_type(run),
        "text": _text(run),
        "cached": run.cached_from is not None,
        "credits": run.charged if run.status in _FINISHED else run.credits,
        "seed": run.values.get("seed"),
        "requestId": str(run.id),
    }


def update(execution: Execution, runs: Sequence[NodeRun], changed: Iterable[NodeRun]) -> Json:
    """The event that announces one committed change: of an item, on the step that it belongs to."""
    rows = Rows.of(runs)
    told = {run.node_id for run in changed}
    return {
        "type": "update",
        "executionId": str(execution.id),
        "seq": execution.seq,
        "execution": summary(execution, runs),
        "nodes": [node_state(step, rows) for step in rows.steps.values() if step.node_id in told],
    }


def final_output(runs: Sequence[NodeRun]) -> Json | None:
    """The media of the last finished node that has any, which is what most callers want."""
    for run in reversed(runs):
        if run.status == NodeStatus.COMPLETED:
            for value in media_values(run):
                kind = value["contentType"].split("/")[0]
                return {"url": value["url"], "type": kind, "nodeId": run.node_id}
    return None


def _phase(execution: Execution, rows: Rows) -> str | None:
    if execution.status != ExecutionStatus.RUNNING:
        return None
    seen = [_seen(step, rows.items.get(step.node_id, ())) for step in rows.steps.values()]
    started = any(status in _AT_WORK or status in _FINISHED for status in seen)
    return "running" if started else "queued"


def _queue_position(runs: Sequence[NodeRun]) -> int | None:
    places = [getattr(run, "place", None) or 0 for run in runs if run.status == NodeStatus.QUEUED]
    return min(places) + 1 if places else None


def _share(run: NodeRun, items: Sequence[NodeRun]) -> float:
    return 1.0 if run.status in _FINISHED else _progress(run, items)


def _progress(run: NodeRun, items: Sequence[NodeRun] = ()) -> float:
    if run.status == NodeStatus.COMPLETED:
        return 1.0
    return _mean([_share(item, ()) for item in items]) if items else round(run.progress, 4)


def _mean(shares: Sequence[float]) -> float:
    return round(sum(shares) / len(shares), 4) if shares else 1.0


def status(run: NodeRun, items: Sequence[NodeRun] = ()) -> str:
    seen = _seen(run, items)
    return _STATUS.get(seen, seen)


def _seen(run: NodeRun, items: Sequence[NodeRun] = ()) -> NodeStatus:
    """A job that is over and waits to be fetched is still at work, to the caller; and a step whose
    items all wait for a worker is not yet."""
    begun = any(item.status not in (NodeStatus.QUEUED, NodeStatus.SKIPPED) for item in items)
    if items and not begun and run.status == NodeStatus.RUNNING:
        return NodeStatus.QUEUED
    fetched = run.status == NodeStatus.QUEUED and run.provider_request is not None
    return NodeStatus.WAITING if fetched else NodeStatus(run.status)


def _with_urls(run: NodeRun) -> Json:
    return {port: with_url(run, value) for port, value in outcomes.of(run).items()}


def with_url(run: NodeRun, value: Any) -> Any:
    """A result whose media say where they lie."""

    def addressed(leaf: Any) -> Any:
        if is_asset_reference(leaf):
            return leaf | {"url": media.url(leaf["assetId"], run.team_id)}
        return leaf

    return leaves_replaced(value, addressed)


def media_values(run: NodeRun) -> list[Json]:
    """Every picture, sound or film that a step made, with its address; each once."""
    values = (with_url(run, value) for value in outcomes.of(run).values())
    flat = (item for value in values for item in (value if isinstance(value, list) else [value]))
    files = [item for item in flat if isinstance(item, dict) and "assetId" in item]
    return list({item["assetId"]: item for item in files}.values())


def _media_type(run: NodeRun) -> str | None:
    for value in media_values(run):
        return str(value["contentType"].split("/")[0])
    if _text(run) is not None:
        return "text"
    return "json" if run.outputs else None


def _text(run: NodeRun) -> str | None:
    return next((value for value in outcomes.of(run).values() if isinstance(value, str)), None)


def iso(moment: datetime | None) -> str | None:
    """A moment as the contract writes it."""
    return moment.isoformat().replace("+00:00", "Z") if moment else None
