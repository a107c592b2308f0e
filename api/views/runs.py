"""Running a workflow by its inputs, without knowing its graph."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import data, ref
from api.views.executions import TAG, Launching
from canvas import queries, workflows
from workers import launch, preparation


class Run(Launching):
    """The workflow as a form: its inputs by key, and one call that fills them in."""

    operations = {
        "GET": Operation(
            "Read a workflow's inputs",
            tag=TAG,
            scope="workflows:read",
            answers={200: data(ref("RunForm"))},
        ),
        "POST": Operation(
            "Run a workflow by its inputs",
            tag=TAG,
            scope="workflows:execute",
            body=ref("RunInputs"),
            answers={202: data(ref("Started"))},
            refusals=(402, 409, 413, 422, 503),
            idempotent=True,
        ),
    }

    def get(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        return Response({"data": workflows.form(workflow)})

    def post(self, request: Request, workflow_id: UUID) -> Response:
        return self.once(lambda: self._run(workflow_id))

    def _run(self, workflow_id: UUID) -> Response:
        inputs = self.body.get("inputs") or {}
        workflow = queries.workflow(self.caller.team, workflow_id)
        workflows.refuse_unknown_inputs(workflow, inputs)
        draft = launch.draft(
            team=self.caller.team,
            user=self.caller.user,
            workflow=workflow,
            nodes=preparation.embedded(self.caller.team, workflow.nodes, workflow),
            edges=workflow.edges,
            trigger_data=inputs,
            request_id=self.request_id,
        )
        execution = self.launch(draft)
        answer = {"executionId": str(execution.id), "status": "RUNNING"}
        return Response({"data": answer}, status=202)
