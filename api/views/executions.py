"""Executing workflows, and following what becomes of it."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.authentication import ApiKeyAuthentication, BrowserAuthentication, StatusSignature
from api.contract.operation import Operation
from api.contract.shapes import data, ref
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from canvas import media, queries, states
from canvas.models import Execution, ExecutionStatus, Workflow
from workers import estimates, launch, lifecycle, preparation
from workers.fetch import check_address
from workers.webhooks.subscriptions import ENDS, Callback

TAG = "Executions"
_starts = partial(Operation, tag=TAG, scope="workflows:execute", idempotent=True)


class Launching(Resource):
    """A path that starts executions."""

    def launch(self, draft: launch.Draft) -> Execution:
        """Counts the execution against the plan's minute, then starts it."""
        self.draw_execution()
        return launch.accept(draft, origin=self.caller.origin)


class Execute(Launching):
    """Runs the graph of the call, or the saved one where the call has none. The answer comes at
    once: poll its `Location`, listen to its events, or have a `callbackUrl` told."""

    operations = {
        "POST": _starts(
            "Execute a workflow",
            body=ref("Execute"),
            answers={201: ref("Accepted")},
            refusals=(402, 409, 413, 422, 503),
        )
    }

    def post(self, request: Request, workflow_id: UUID) -> Response:
        return self.once(lambda: self._execute(workflow_id))

    def _execute(self, workflow_id: UUID) -> Response:
        body = self.body
        workflow = queries.workflow(self.caller.team, workflow_id)
        nodes, edges = graph_of(body, workflow)
        draft = launch.draft(
            team=self.caller.team,
            user=self.caller.user,
            workflow=workflow,
            nodes=preparation.embedded(self.caller.team, nodes, workflow),
            edges=edges,
            trigger_data=body.get("triggerData") or {},
            targets=targets_of(body),
            iterators=body.get("iteratorConfigs") or (),
            force=bool(body.get("force")),
            metadata=body.get("metadata") or {},
            request_id=self.request_id,
            callback=_callback(body),
        )
        return accepted(self.launch(draft))


class Retry(Launching):
    """Runs a FAILED execution again as a new one: finished nodes are kept, and not charged."""

    operations = {
        "POST": _starts(
            "Retry a failed execution",
            answers={201: ref("Accepted")},
            refusals=(402, 409, 422, 503),
        )
    }

    def post(self, request: Request, execution_id: UUID) -> Response:
        return self.once(lambda: self._retry(execution_id))

    def _retry(self, execution_id: UUID) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        draft = launch.draft_retry(
            execution=execution, user=self.caller.user, request_id=self.request_id
        )
        return accepted(self.launch(draft))


class RunAgain(Launching):
    """Starts the same graph with the same trigger data as a new execution; what the cache still
    holds is not computed or charged again."""

    operations = {
        "POST": _starts(
            "Run an execution again", answers={201: ref("Accepted")}, refusals=(402, 409, 422, 503)
        )
    }

    def post(self, request: Request, execution_id: UUID) -> Response:
        return self.once(lambda: self._again(execution_id))

    def _again(self, execution_id: UUID) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        draft = launch.draft_again(
            execution=execution, user=self.caller.user, request_id=self.request_id
        )
        return accepted(self.launch(draft))


class Estimate(Resource):
    """What a run would cost, node by node, before anything is taken from the cache."""

    operations = {
        "POST": Operation(
            "Estimate what a run costs",
            tag=TAG,
            scope="workflows:read",
            body=ref("Estimate"),
            answers={200: data(ref("Quote"))},
            refusals=(413, 422),
        )
    }

    def post(self, request: Request, workflow_id: UUID) -> Response:
        body = self.body
        workflow = queries.workflow(self.caller.team, workflow_id)
        nodes, edges = graph_of(body, workflow)
        quote = estimates.estimate(
            team=self.caller.team,
            nodes=preparation.embedded(self.caller.team, nodes, workflow),
            edges=edges,
            trigger_data=body.get("triggerData") or {},
            targets=targets_of(body),
            iterators=body.get("iteratorConfigs") or (),
        )
        return Response({"data": {"workflowId": str(workflow.id), **quote}})


class ExecutionState(Resource):
    """The whole state of an execution. Poll it after 1 second, then half as long again each time,
    10 seconds at most. Once it is finished it has an ETag: `If-None-Match` is answered with 304."""

    authentication_classes = [StatusSignature, ApiKeyAuthentication, BrowserAuthentication]
    operations = {
        "GET": Operation(
            "Poll an execution",
            tag=TAG,
            scope="executions:read",
            answers={200: ref("Execution"), 304: None},
            bucket="polls",
            conditional=True,
        )
    }

    def get(self, request: Request, execution_id: UUID) -> Response:
        execution, runs = queries.execution_with_runs(self.caller.team, execution_id)
        headers = {}
        if self.caller.execution_id is not None:
            headers["Access-Control-Allow-Origin"] = "*"
        if execution.status != ExecutionStatus.RUNNING:
            headers["ETag"] = _etag(execution)
            if request.headers.get("If-None-Match") == headers["ETag"]:
                return Response(status=304, headers=headers)
        return Response(states.body(execution, runs), headers=headers)


class ExecutionDetail(ExecutionState):
    """The same as a poll, by the execution's own address."""

    operations = {
        "GET": replace(ExecutionState.operations["GET"], summary="Read an execution"),
    }


class Cancel(Resource):
    """Ends an execution now. What unfinished nodes held comes back; finished ones stay charged."""

    operations = {
        "POST": Operation(
            "Cancel an execution",
            tag=TAG,
            scope="workflows:execute",
            answers={202: ref("Started")},
            refusals=(409,),
        )
    }

    def post(self, request: Request, execution_id: UUID) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        lifecycle.cancel(execution.id)
        answer = {"executionId": str(execution.id), "status": ExecutionStatus.CANCELLED.value}
        return Response(answer, status=202)


def graph_of(body: dict[str, Any], workflow: Workflow) -> tuple[list[Any], list[Any]]:
    """The graph sent with the call, or the saved one. Raises InvalidFieldError on half a graph."""
    if ("nodes" in body) != ("edges" in body):
        raise InvalidFieldError("Send both nodes and edges, or neither", field="nodes")
    return body.get("nodes", workflow.nodes), body.get("edges", workflow.edges)


def targets_of(body: dict[str, Any]) -> list[str]:
    """The nodes a call names to run. Raises InvalidFieldError where it names them twice over."""
    one, several = body.get("targetNodeId"), body.get("targetNodeIds")
    if one and several:
        raise InvalidFieldError("Send targetNodeId or targetNodeIds", field="targetNodeIds")
    return [one] if one else list(dict.fromkeys(several or ()))


def accepted(execution: Execution) -> Response:
    """The 201 of a new execution."""
    path = f"/api/v1/workflows/executions/{execution.id}/poll"
    started = execution.created_at.isoformat().replace("+00:00", "Z")
    run: dict[str, Any] = {
        "id": str(execution.id),
        "status": ExecutionStatus.RUNNING.value,
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
        "status": ExecutionStatus.RUNNING.value,
        "batchId": str(execution.batch_id),
        "executionRuns": [run],
        "staleDependencies": [],
    }
    return Response(answer, status=201, headers={"Location": path})


def _callback(body: dict[str, Any]) -> Callback | None:
    if not (url := body.get("callbackUrl")):
        return None
    check_address(url)
    return Callback(url, tuple(body.get("callbackEvents") or ENDS))


def _etag(execution: Execution) -> str:
    # A finished execution changes no more, but for the addresses of its media, from day to day.
    return f'"{execution.id}-{execution.seq}-{media.edition()}"'
