"""The history of a workflow's graph: kept versions, their names, and bringing one back."""

from functools import partial
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.views.publishing import TAG
from api.views.resource import Resource
from canvas import publications, queries, versions, workflows

_reads = partial(Operation, tag=TAG, scope="workflows:read")
_writes = partial(Operation, tag=TAG, scope="workflows:write")
_VERSION = data(ref("Version"))


class Versions(Resource):
    """The graphs that are kept: published, named, replaced by a restored one, and about every ten
    minutes of editing, of which the newest 50 stay."""

    operations = {
        "GET": _reads("List a workflow's versions", answers={200: data(array(ref("Version")))}),
        "POST": _writes(
            "Keep the saved graph as a version", body=ref("NewVersion"), answers={201: _VERSION}
        ),
    }

    def get(self, request: Request, workflow_id: UUID) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        published = publications.published_number(workflow)
        items = [versions.to_json(row, published) for row in versions.listed(workflow)]
        return Response({"data": items})

    def post(self, request: Request, workflow_id: UUID) -> Response:
        name = self.body.get("name") or ""
        workflow = queries.workflow(self.caller.team, workflow_id)
        kept = versions.keep(workflow, user=self.caller.user, name=name)
        published = publications.published_number(workflow)
        return Response({"data": versions.to_json(kept, published)}, status=201)


class VersionDetail(Resource):
    """One version with its graph."""

    operations = {
        "GET": _reads("Read a version", answers={200: data(ref("VersionGraph"))}),
        "PATCH": _writes("Rename a version", body=ref("VersionName"), answers={200: _VERSION}),
    }

    def get(self, request: Request, workflow_id: UUID, number: int) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        return Response({"data": versions.graph(versions.of(workflow, number))})

    def patch(self, request: Request, workflow_id: UUID, number: int) -> Response:
        name = self.body["name"]
        workflow = queries.workflow(self.caller.team, workflow_id)
        renamed = versions.rename(versions.of(workflow, number), name)
        published = publications.published_number(workflow)
        return Response({"data": versions.to_json(renamed, published)})


class Restore(Resource):
    """Makes an earlier version the saved graph again; what it replaces is kept."""

    operations = {
        "POST": _writes("Restore a version", answers={200: ref("Workflow")}),
    }

    def post(self, request: Request, workflow_id: UUID, number: int) -> Response:
        workflow = queries.workflow(self.caller.team, workflow_id)
        restored = versions.restore(workflow, number, user=self.caller.user)
        return Response(workflows.to_json(restored))
