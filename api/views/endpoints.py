"""Settings > Webhooks: receivers of what became of executions."""

from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.views.resource import Resource
from workers.webhooks import endpoints

_for_people = partial(Operation, tag="Webhooks", scope="webhooks:manage")
_ENDPOINT = data(ref("Endpoint"))
_COLUMNS = {
    "url": "url",
    "events": "events",
    "description": "description",
    "isActive": "is_active",
}


class Endpoints(Resource):
    """The team's receivers, told by Standard Webhooks: signed, and tried again for 24 hours."""

    operations = {
        "GET": _for_people("List webhook endpoints", answers={200: data(array(ref("Endpoint")))}),
        "POST": _for_people(
            "Add a webhook endpoint",
            body=ref("NewEndpoint"),
            answers={201: _ENDPOINT},
            refusals=(409, 422),
        ),
    }

    def get(self, request: Request) -> Response:
        found = endpoints.of_team(self.caller.team)
        return Response({"data": [endpoints.to_json(endpoint) for endpoint in found]})

    def post(self, request: Request) -> Response:
        values = _columns(self.body)
        made = endpoints.create(team=self.caller.team, user=self.caller.user, **values)
        return Response({"data": endpoints.to_json(made)}, status=201)


class EndpointDetail(Resource):
    """One receiver."""

    operations = {
        "GET": _for_people("Read a webhook endpoint", answers={200: _ENDPOINT}),
        "PATCH": _for_people(
            "Change a webhook endpoint",
            body=ref("EndpointChange"),
            answers={200: _ENDPOINT},
            refusals=(422,),
        ),
        "DELETE": _for_people("Remove a webhook endpoint", answers={204: None}),
    }

    def get(self, request: Request, endpoint_id: UUID) -> Response:
        found = endpoints.find(self.caller.team, endpoint_id)
        return Response({"data": endpoints.to_json(found)})

    def patch(self, request: Request, endpoint_id: UUID) -> Response:
        values = _columns(self.body)
        found = endpoints.find(self.caller.team, endpoint_id)
        return Response({"data": endpoints.to_json(endpoints.change(found, **values))})

    def delete(self, request: Request, endpoint_id: UUID) -> Response:
        endpoints.remove(endpoints.find(self.caller.team, endpoint_id))
        return Response(status=204)


class EndpointRotation(Resource):
    """A new secret; messages are signed with it from now on."""

    operations = {
        "POST": _for_people("Rotate an endpoint's secret", answers={200: _ENDPOINT}),
    }

    def post(self, request: Request, endpoint_id: UUID) -> Response:
        found = endpoints.find(self.caller.team, endpoint_id)
        return Response({"data": endpoints.to_json(endpoints.rotate(found))})


def _columns(body: dict[str, Any]) -> dict[str, Any]:
    return {column: body[name] for name, column in _COLUMNS.items() if name in body}
