"""Publishing workflows, and the settings of their webhooks."""

from functools import partial
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.views.resource import Resource
from canvas import publications, queries, workflows
from canvas.models import Publication

TAG = "Publishing"
_reads = partial(Operation, tag=TAG, scope="workflows:read")
_writes = partial(Operation, tag=TAG, scope="workflows:write")
_PUBLICATION = data(ref("Publication"))
_SETTINGS = {
    "enabled": "webhook_enabled",
    "requestsPerMinute": "requests_per_minute",
    "dailyCredits": "daily_credits",
    "allowedOrigins": "allowed_origins",
    "signed": "signed",
}


class Publishing(Resource):
    """A path that shows publications; secrets are for signed-in people who may change things."""

    def shown(self, publication: Publication) -> dict[str, object]:
        """The publication, as this caller may see it."""
        may_see = self.caller.user is not None and "workflows:write" in self.caller.scopes
        return publications.to_json(publication, with_secret=may_see)


class Publish(Publishing):
    """Offers the graph as it is saved now to callers of the webhook; published again, they get
    the newest one under the same address."""

    operations = {"POST": _writes("Publish a workflow", answers={200: _PUBLICATION})}

    def post(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        found = workflows.check(workflow.team, workflow.nodes, workflow.edges, root=workflow)
        workflows.refuse(found)
        return Response({"data": self.shown(publications.publish(workflow, user=self.caller.user))})


class Unpublish(Resource):
    """Withdraws the webhook's address for good."""

    operations = {"POST": _writes("Withdraw a workflow", answers={200: data(ref("Unpublished"))})}

    def post(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        publications.unpublish(workflow)
        return Response({"data": {"workflowId": str(workflow.id), "published": False}})


class WebhookDetail(Publishing):
    """The webhook of a published workflow: whether and for whom it is open."""

    operations = {
        "GET": _reads("Read a workflow's webhook", answers={200: _PUBLICATION}),
        "PATCH": _writes(
            "Change a workflow's webhook", body=ref("WebhookSettings"), answers={200: _PUBLICATION}
        ),
    }

    def get(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        return Response({"data": self.shown(publications.of(workflow))})

    def patch(self, request: Request, workflow_id: UUID) -> Response:
        body = self.body
        workflow = queries.workflow(self.caller.team, workflow_id)
        values = {column: body[name] for name, column in _SETTINGS.items() if name in body}
        changed = publications.change(publications.of(workflow), **values)
        return Response({"data": self.shown(changed)})


class WebhookRotation(Publishing):
    """A new address or a new secret; the old one is refused at once."""

    operations = {
        "POST": _writes(
            "Rotate a webhook's address or secret",
            body=ref("Rotation"),
            answers={200: _PUBLICATION},
        )
    }

    def post(self, request: Request, workflow_id: UUID) -> Response:
        what = self.body["what"]
        workflow = queries.workflow(self.caller.team, workflow_id)
        return Response({"data": self.shown(publications.rotate(publications.of(workflow), what))})


class WorkflowHooks(Publishing):
    """All published workflows of the team, with their webhooks."""

    operations = {
        "GET": _reads("List published workflows", answers={200: data(array(ref("Publication")))})
    }

    def get(self, request: Request) -> Response:
        found = publications.of_team(self.caller.team)
        return Response({"data": [self.shown(publication) for publication in found]})
