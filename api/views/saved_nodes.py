"""Saved nodes: subgraphs that a team keeps for its other workflows."""

from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import data, page, ref, text, whole
from api.views.resource import Resource
from canvas import saved_nodes

TAG = "Workflows"
_reads = partial(Operation, tag=TAG, scope="workflows:read")
_writes = partial(Operation, tag=TAG, scope="workflows:write")
_SAVED = data(ref("SavedNode"))


class SavedNodes(Resource):
    """The team's saved nodes, newest first. A workflow that uses one holds a copy of its own."""

    operations = {
        "GET": _reads(
            "List saved nodes",
            query={"limit": whole(1, 100), "cursor": text()},
            answers={200: page(ref("SavedNode"))},
        ),
        "POST": _writes(
            "Save a node", body=ref("NewSavedNode"), answers={201: _SAVED}, refusals=(413, 422)
        ),
    }

    def get(self, request: Request) -> Response:
        found = saved_nodes.of_team(self.caller.team)
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        return self.page([saved_nodes.to_json(saved) for saved in found[: self.limit + 1]])

    def post(self, request: Request) -> Response:
        values = _columns(self.body)
        made = saved_nodes.create(team=self.caller.team, user=self.caller.user, **values)
        location = f"/api/v1/saved-nodes/{made.id}"
        answer = {"data": saved_nodes.to_json(made)}
        return Response(answer, status=201, headers={"Location": location})


class SavedNodeDetail(Resource):
    """One saved node."""

    operations = {
        "GET": _reads("Read a saved node", answers={200: _SAVED}),
        "PATCH": _writes(
            "Change a saved node",
            body=ref("SavedNodeChange"),
            answers={200: _SAVED},
            refusals=(413, 422),
        ),
        "DELETE": _writes("Delete a saved node", answers={204: None}),
    }

    def get(self, request: Request, saved_node_id: UUID) -> Response:
        found = saved_nodes.find(self.caller.team, saved_node_id)
        return Response({"data": saved_nodes.to_json(found)})

    def patch(self, request: Request, saved_node_id: UUID) -> Response:
        values = _columns(self.body)
        found = saved_nodes.find(self.caller.team, saved_node_id)
        return Response({"data": saved_nodes.to_json(saved_nodes.change(found, **values))})

    def delete(self, request: Request, saved_node_id: UUID) -> Response:
        saved_nodes.find(self.caller.team, saved_node_id).delete()
        return Response(status=204)


def _columns(body: dict[str, Any]) -> dict[str, Any]:
    names = ("name", "description", "document")
    return {name: body[name] for name in names if body.get(name) is not None}
