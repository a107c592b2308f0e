"""Workflows: list, make, read, replace, patch, copy, check, delete."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api import fields
from api.refusals import InvalidFieldError
from api.views.executions import graph_of
from api.views.resource import Resource
from canvas import queries, workflows
from canvas.errors import InvalidGraphError
from canvas.graph.findings import Findings


class Workflows(Resource):
    """`GET` and `POST /workflows`."""

    scopes = {"GET": "workflows:read", "POST": "workflows:write"}

    def get(self, request: Request) -> Response:
        query = request.query_params
        found = queries.workflows(self.caller.team)
        if before := fields.cursor(query):
            last = queries.workflow(self.caller.team, before)
            found = found.filter(updated_at__lt=last.updated_at)
        if (active := query.get("isActive")) is not None:
            found = found.filter(is_active=active == "true")
        page = list(found[: fields.limit(query)])
        if tag := query.get("tag"):
            page = [workflow for workflow in page if tag in workflow.tags]
        answer = Response([workflows.to_json(workflow) for workflow in page])
        if len(page) == fields.limit(query):
            following = urlencode({**query.dict(), "cursor": str(page[-1].id)})
            answer["Link"] = f'<{request.build_absolute_uri(request.path)}?{following}>; rel="next"'
        return answer

    def post(self, request: Request) -> Response:
        values = editable(self.body)
        found = workflows.check(values.get("nodes", []), values.get("edges", []))
        if request.query_params.get("strict") != "false":
            refuse(found)
        made = workflows.create(team=self.caller.team, user=self.caller.user, **values)
        warnings = [finding.to_json() for finding in [*found.violations, *found.warnings]]
        answer = {"data": workflows.to_json(made), "meta": {"warnings": warnings}}
        return Response(answer, status=201, headers={"Location": f"/api/v1/workflows/{made.id}"})


class WorkflowDetail(Resource):
    """`GET`, `PUT` and `DELETE /workflows/{id}`."""

    scopes = {"GET": "workflows:read", "PUT": "workflows:write", "DELETE": "workflows:write"}

    def get(self, request: Request, workflow_id: UUID) -> Response:
        return Response(workflows.to_json(queries.workflow(self.caller.team, workflow_id)))

    def put(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        values = editable(self.body)
        nodes, edges = graph_of(self.body, workflow)
        found = workflows.check(nodes, edges)
        # A canvas in the making is rarely valid: it is saved as it stands when asked so.
        if request.query_params.get("strict") != "false":
            refuse(found)
        base = fields.text(self.body, "baseUpdatedAt", "", most=40)
        return Response(workflows.to_json(workflows.replace(workflow, base or None, **values)))

    def delete(self, request: Request, workflow_id: UUID) -> Response:
        workflows.remove(queries.workflow(self.caller.team, workflow_id))
        return Response(status=204)


class NodeDetail(Resource):
    """`PATCH /workflows/{id}/nodes/{nodeId}`."""

    scopes = {"PATCH": "workflows:write"}

    def patch(self, request: Request, workflow_id: UUID, node_id: str) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        changes: dict[str, Any] = {}
        for name, kind in (("config", dict), ("params", dict), ("position", dict), ("label", str)):
            if name in self.body:
                changes[name] = fields.optional(self.body, name, kind, kind())
        return Response({"data": workflows.patch_node(workflow, node_id, changes)})


class Duplicate(Resource):
    """`POST /workflows/{id}/duplicate`."""

    scopes = {"POST": "workflows:write"}

    def post(self, request: Request, workflow_id: UUID) -> Response:
        original = queries.workflow(self.caller.team, workflow_id)
        copy = workflows.duplicate(original, self.caller.user)
        data = {"id": str(copy.id), "name": copy.name, "url": workflows.url(copy)}
        return Response({"data": data}, status=201)


class Lint(Resource):
    """`POST /workflows/lint`: the same check that saving runs."""

    scopes = {"POST": "workflows:read"}

    def post(self, request: Request) -> Response:
        nodes = fields.optional(self.body, "nodes", list, [])
        edges = fields.optional(self.body, "edges", list, [])
        found = workflows.check(nodes, edges)
        data = {
            "ok": found.ok,
            "violations": [violation.to_json() for violation in found.violations],
            "warnings": [warning.to_json() for warning in found.warnings],
        }
        return Response({"data": data})


def editable(body: dict[str, Any]) -> dict[str, Any]:
    """The fields of a workflow that a body sets, checked by type."""
    values: dict[str, Any] = {}
    if "name" in body:
        values["name"] = fields.text(body, "name", "", most=200, least=1)
    if "description" in body:
        values["description"] = fields.text(body, "description", "", most=2_000)
    if "tags" in body:
        values["tags"] = fields.strings(body, "tags", most=20)
    if "isActive" in body:
        values["is_active"] = fields.optional(body, "isActive", bool, True)
    if ("nodes" in body) != ("edges" in body):
        raise InvalidFieldError("Send both nodes and edges, or neither", field="nodes")
    if "nodes" in body:
        values["nodes"] = fields.optional(body, "nodes", list, [])
        values["edges"] = fields.optional(body, "edges", list, [])
    return values


def refuse(found: Findings) -> None:
    """Raises InvalidGraphError (422) when there are violations."""
    if not found.ok:
        violations = [violation.to_json() for violation in found.violations]
        message = f"The graph is not valid: {violations[0]['message']}"
        raise InvalidGraphError(message, violations=violations)
