"""Workflows: list, make, read, replace, patch, copy, share, check, delete."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from rest_framework.request import Request
from rest_framework.response import Response

from api.authentication import Caller
from api.contract.operation import Operation
from api.contract.shapes import BOOLEAN, ID, Shape, array, data, record, ref, text, whole
from api.refusals import InvalidFieldError
from api.views.executions import graph_of
from api.views.resource import Resource
from canvas import embedding, moving, queries, workflows
from canvas.models import LinkPermission, Workflow
from wireflow.accounts import roles, teams
from wireflow.accounts.models import Team
from wireflow.errors import ForbiddenError, NotFoundError

TAG = "Workflows"
_reads = partial(Operation, tag=TAG, scope="workflows:read")
_writes = partial(Operation, tag=TAG, scope="workflows:write")
_STRICT: dict[str, Shape] = {"strict": BOOLEAN}
_FIELDS = {
    "name": "name",
    "description": "description",
    "tags": "tags",
    "isActive": "is_active",
    "nodes": "nodes",
    "edges": "edges",
}
_WITH_WARNINGS = record(
    {"data": ref("Workflow"), "meta": record({"warnings": array(ref("Violation"))})}
)


class Workflows(Resource):
    """The team's workflows, the one changed last first; the header `Link` leads on."""

    operations = {
        "GET": _reads(
            "List workflows",
            query={
                "limit": whole(1, 100),
                "cursor": text(),
                "tag": text(least=1, most=60),
                "isActive": BOOLEAN,
                "teamId": ID,
            },
            answers={200: array(ref("Workflow"))},
            refusals=(404,),
        ),
        "POST": _writes(
            "Create a workflow",
            body=ref("NewWorkflow"),
            query=_STRICT,
            answers={201: _WITH_WARNINGS},
            refusals=(413, 422),
        ),
    }

    def get(self, request: Request) -> Response:
        query = self.query
        team = teams.among(self.caller.user, query.get("teamId"), self.caller.team)
        found = queries.workflows(team)
        if (before := self.cursor) is not None:
            last = queries.workflow(team, before)
            tie = Q(updated_at=last.updated_at, id__lt=last.id)
            found = found.filter(Q(updated_at__lt=last.updated_at) | tie)
        if "isActive" in query:
            found = found.filter(is_active=query["isActive"])
        if "tag" in query:
            found = queries.tagged(found, query["tag"])
        page = list(found[: self.limit + 1])
        answer = Response([workflows.to_json(workflow) for workflow in page[: self.limit]])
        if len(page) > self.limit:
            given = {**request.query_params.dict(), "cursor": str(page[self.limit - 1].id)}
            address = f"{request.build_absolute_uri(request.path)}?{urlencode(given)}"
            answer["Link"] = f'<{address}>; rel="next"'
        return answer

    def post(self, request: Request) -> Response:
        values = editable(self.body)
        found = workflows.check(self.caller.team, values.get("nodes", []), values.get("edges", []))
        if self.query.get("strict", True):
            workflows.refuse(found)
        made = workflows.create(team=self.caller.team, user=self.caller.user, **values)
        warnings = [finding.to_json() for finding in [*found.violations, *found.warnings]]
        answer = {"data": workflows.to_json(made), "meta": {"warnings": warnings}}
        return Response(answer, status=201, headers={"Location": f"/api/v1/workflows/{made.id}"})


class WorkflowDetail(Resource):
    """One workflow with its graph. A canvas in the making is rarely valid: `?strict=false` saves
    it as it stands."""

    operations = {
        "GET": _reads("Read a workflow", answers={200: ref("Workflow")}),
        "PUT": _writes(
            "Replace a workflow",
            body=ref("WorkflowChange"),
            query=_STRICT,
            answers={200: ref("Workflow")},
            refusals=(409, 413, 422),
        ),
        "DELETE": _writes("Delete a workflow", answers={204: None}),
    }

    def get(self, request: Request, workflow_id: UUID) -> Response:
        found = queries.readable_workflow(self.caller.team, workflow_id)
        return Response(self.shown(found))

    def put(self, request: Request, workflow_id: UUID) -> Response:
        body = self.body
        workflow = queries.editable_workflow(self.caller.team, workflow_id)
        values = editable(body)
        if "is_active" in values and workflow.team_id != self.caller.team.id:
            raise ForbiddenError("Only the workflow's own team opens and closes its webhook")
        found = workflows.check(self.caller.team, *graph_of(body, workflow), root=workflow)
        if self.query.get("strict", True):
            workflows.refuse(found)
        base = body.get("baseUpdatedAt") or None
        return Response(self.shown(workflows.replace(workflow, base, **values)))

    def shown(self, workflow: Workflow) -> dict[str, Any]:
        """The workflow, as this caller may see it."""
        return workflows.to_json(workflow, guest=workflow.team_id != self.caller.team.id)

    def delete(self, request: Request, workflow_id: UUID) -> Response:
        workflows.remove(queries.workflow(self.caller.team, workflow_id))
        return Response(status=204)


class NodeDetail(Resource):
    """One node of a saved graph: "changing a single value" without sending the graph."""

    operations = {
        "PATCH": _writes(
            "Change a node",
            body=ref("NodeChange"),
            answers={200: data(ref("ChangedNode"))},
            refusals=(413,),
        )
    }

    def patch(self, request: Request, workflow_id: UUID, node_id: str) -> Response:
        body = self.body
        workflow = queries.editable_workflow(self.caller.team, workflow_id)
        names = ("config", "params", "position", "label")
        changes = {name: body[name] for name in names if body.get(name) is not None}
        return Response({"data": workflows.patch_node(workflow, node_id, changes)})


class AsSubgraph(Resource):
    """A workflow as the data of a node of type `subgraph` in another one. What is inside is
    brought up to date whenever the other one is opened or run."""

    operations = {
        "GET": _reads(
            "Read a workflow as a subgraph", answers={200: data(ref("WorkflowAsSubgraph"))}
        )
    }

    def get(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        return Response({"data": embedding.as_subgraph(workflow)})


class Duplicate(Resource):
    """A copy in the caller's team; also of a workflow that was shared by link. A person may name
    another of their teams: such a copy takes the media of its graph along."""

    operations = {
        "POST": _writes(
            "Copy a workflow", body=ref("CopyTarget"), answers={201: data(ref("Copy"))}
        ),
    }

    def post(self, request: Request, workflow_id: UUID) -> Response:
        own = self.caller.team
        team = writable(self.caller, self.body.get("teamId"))
        original = queries.readable_workflow(own, workflow_id)
        # The media of a workflow that was shared by link stay with its team.
        duplicate = moving.copy if original.team_id == own.id else workflows.duplicate
        copy = duplicate(original, team=team, user=self.caller.user)
        answer = {"id": str(copy.id), "name": copy.name, "url": workflows.url(copy)}
        return Response({"data": answer}, status=201)


class Move(Resource):
    """Takes a workflow to another of the person's teams, who must be allowed to change workflows in
    both. Comments and versions go along; its runs stay, and its webhook and link are withdrawn."""

    operations = {
        "POST": Operation(
            "Move a workflow",
            tag=TAG,
            scope="workflows:move",
            body=ref("MoveTarget"),
            answers={200: data(ref("Copy"))},
            refusals=(409,),
        )
    }

    def post(self, request: Request, workflow_id: UUID) -> Response:
        team_id = self.body["teamId"]
        workflow = queries.workflow(self.caller.team, workflow_id)
        moved = moving.move(workflow, team=writable(self.caller, team_id))
        answer = {"id": str(moved.id), "name": moved.name, "url": workflows.url(moved)}
        return Response({"data": answer})


class Visibility(Resource):
    """What other teams may do who know the workflow's id: nothing, look and copy, or change."""

    operations = {
        "POST": _writes(
            "Share a workflow by link", body=ref("Visibility"), answers={200: ref("Shared")}
        )
    }

    def post(self, request: Request, workflow_id: UUID) -> Response:
        permission = LinkPermission[self.body["visibility"].upper()]
        workflow = queries.workflow(self.caller.team, workflow_id)
        workflows.share(workflow, permission)
        answer = {"linkPermission": permission.value, "url": workflows.url(workflow)}
        return Response(answer)


class Lint(Resource):
    """The check that saving and running make, with "did you mean" for what is misspelt."""

    operations = {
        "POST": _reads(
            "Check a graph",
            body=ref("Graph"),
            answers={200: data(ref("Findings"))},
            refusals=(413,),
        )
    }

    def post(self, request: Request) -> Response:
        body = self.body
        found = workflows.check(self.caller.team, body["nodes"], body["edges"])
        answer = {
            "ok": found.ok,
            "violations": [violation.to_json() for violation in found.violations],
            "warnings": [warning.to_json() for warning in found.warnings],
        }
        return Response({"data": answer})


def writable(caller: Caller, team_id: str | None) -> Team:
    """The team to put a workflow in: the caller's, or another that they may change workflows in.

    Raises NotFoundError, ForbiddenError.
    """
    if team_id is None or team_id == str(caller.team.id):
        return caller.team
    found = teams.within(caller.user, team_id) if caller.user else None
    if found is None:
        raise NotFoundError("Team not found")
    if not roles.allows(found.role, "workflows:write"):
        raise ForbiddenError("Your role in that team lacks the scope workflows:write")
    return found.team


def editable(body: dict[str, Any]) -> dict[str, Any]:
    """The columns of a workflow that a body sets."""
    if ("nodes" in body) != ("edges" in body):
        raise InvalidFieldError("Send both nodes and edges, or neither", field="nodes")
    given = {column: body.get(name) for name, column in _FIELDS.items()}
    return {column: value for column, value in given.items() if value is not None}
