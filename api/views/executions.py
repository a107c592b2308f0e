"""Executing workflows, and following what becomes of it."""

import hashlib
import json
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api import fields
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from canvas import queries, states
from canvas.models import Execution, ExecutionStatus, Workflow
from workers import launch, lifecycle


class Execute(Resource):
    """`POST /workflows/{id}/execute`."""

    scopes = {"POST": "workflows:execute"}

    def post(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        nodes, edges = graph_of(self.body, workflow)
        execution = launch.start(
            team=self.caller.team,
            user=self.caller.user,
            workflow=workflow,
            nodes=nodes,
            edges=edges,
            trigger_data=fields.optional(self.body, "triggerData", dict, {}),
            target_node_id=fields.text(self.body, "targetNodeId", "", most=64),
            force=fields.optional(self.body, "force", bool, False),
            metadata=fields.optional(self.body, "metadata", dict, {}),
            request_id=self.request_id,
        )
        return accepted(execution)


class Retry(Resource):
    """`POST /workflows/executions/{id}/retry`."""

    scopes = {"POST": "workflows:execute"}

    def post(self, request: Request, execution_id: UUID) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        again = launch.retry(execution=execution, user=self.caller.user, request_id=self.request_id)
        return accepted(again)


class Estimate(Resource):
    """`POST /workflows/{id}/estimate`: what a run would cost, without running it."""

    scopes = {"POST": "workflows:read"}

    def post(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        nodes, edges = graph_of(self.body, workflow)
        quote = launch.estimate(
            team=self.caller.team,
            nodes=nodes,
            edges=edges,
            trigger_data=fields.optional(self.body, "triggerData", dict, {}),
            target_node_id=fields.text(self.body, "targetNodeId", "", most=64),
        )
        return Response({"data": {"workflowId": str(workflow.id), **quote}})


class Executions(Resource):
    """`GET /workflows/executions`."""

    scopes = {"GET": "executions:read"}

    def get(self, request: Request) -> Response:
        query = request.query_params
        found = queries.executions(self.caller.team).prefetch_related("node_runs")
        if workflow_id := fields.cursor(query, "workflowId"):
            found = found.filter(workflow_id=workflow_id)
        if status := query.get("status"):
            if status not in ExecutionStatus.values:
                known = ", ".join(ExecutionStatus.values)
                raise InvalidFieldError(f"status must be one of: {known}", field="status")
            found = found.filter(status=status)
        if before := fields.cursor(query):
            found = found.filter(id__lt=before)
        page = list(found[: fields.limit(query)])
        following = str(page[-1].id) if len(page) == fields.limit(query) else None
        items = [states.list_item(execution) for execution in page]
        return Response({"data": items, "nextCursor": following})


class ExecutionState(Resource):
    """`GET /workflows/executions/{id}` and its `/poll`: the whole state, 304 once it is final."""

    scopes = {"GET": "executions:read"}

    def get(self, request: Request, execution_id: UUID) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        body = states.poll_body(execution)
        if execution.status == ExecutionStatus.RUNNING:
            return Response(body)
        etag = _etag(body)
        if request.headers.get("If-None-Match") == etag:
            return Response(status=304, headers={"ETag": etag})
        return Response(body, headers={"ETag": etag})


class Cancel(Resource):
    """`POST /workflows/executions/{id}/cancel`."""

    scopes = {"POST": "workflows:execute"}

    def post(self, request: Request, execution_id: UUID) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        lifecycle.cancel(execution.id)
        answer = {"executionId": str(execution.id), "status": ExecutionStatus.CANCELLED.value}
        return Response(answer, status=202)


def graph_of(body: dict[str, Any], workflow: Workflow) -> tuple[list[Any], list[Any]]:
    """The graph sent with the call, or the saved one. Raises InvalidFieldError on half a graph."""
    if ("nodes" in body) != ("edges" in body):
        raise InvalidFieldError("Send both nodes and edges, or neither", field="nodes")
    if "nodes" not in body:
        return workflow.nodes, workflow.edges
    return fields.optional(body, "nodes", list, []), fields.optional(body, "edges", list, [])


def accepted(execution: Execution) -> Response:
    """The 201 of a new execution."""
    path = f"/api/v1/workflows/executions/{execution.id}/poll"
    started = execution.created_at.isoformat().replace("+00:00", "Z")
    run: dict[str, Any] = {
        "id": str(execution.id),
        "status": execution.status,
        "startTime": started,
        "endTime": None,
        "error": None,
        "nodeRuns": [],
        "batchId": str(execution.batch_id),
        "runIndexInBatch": 0,
        "inputIndex": 0,
    }
    answer = {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        "status": "RUNNING",
        "batchId": str(execution.batch_id),
        "executionRuns": [run | {"status": "RUNNING"}],
        "staleDependencies": [],
    }
    return Response(answer, status=201, headers={"Location": path})


def _etag(body: dict[str, Any]) -> str:
    text = json.dumps(body, sort_keys=True, default=str)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
