"""Settings > Webhooks: the secret of `callbackUrl`s."""

from functools import partial

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import data, ref
from api.views.resource import Resource
from workers.webhooks import callbacks

_for_people = partial(
    Operation, tag="Webhooks", scope="webhooks:manage", answers={200: data(ref("CallbackSecret"))}
)


class Secret(Resource):
    """What the receiver of a `callbackUrl` verifies a message's signature with."""

    operations = {"GET": _for_people("Read the callback secret")}

    def get(self, request: Request) -> Response:
        return Response({"data": {"secret": callbacks.secret(self.caller.team.id)}})


class SecretRotation(Resource):
    """A new secret for every `callbackUrl`; messages are signed with it from now on."""

    operations = {"POST": _for_people("Rotate the callback secret")}

    def post(self, request: Request) -> Response:
        return Response({"data": {"secret": callbacks.rotate(self.caller.team.id)}})
