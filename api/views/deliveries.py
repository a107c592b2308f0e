"""Settings > Webhooks: the log of deliveries, tests and replays."""

from functools import partial
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import ID, data, one_of, page, ref, text, whole
from api.views.resource import Resource
from wireflow.errors import NotFoundError
from workers.models import DeliveryStatus, WebhookDelivery
from workers.webhooks import endpoints, log

_for_people = partial(Operation, tag="Webhooks", scope="webhooks:manage")


class EndpointTest(Resource):
    """Sends the event `webhook.test`."""

    operations = {
        "POST": _for_people("Send a test to an endpoint", answers={202: data(ref("Delivery"))})
    }

    def post(self, request: Request, endpoint_id: UUID) -> Response:
        sent = log.test(endpoints.find(self.caller.team, endpoint_id))
        return _delivery(sent)


class Deliveries(Resource):
    """The log of deliveries, newest first, with every attempt."""

    operations = {
        "GET": _for_people(
            "List webhook deliveries",
            query={
                "endpointId": ID,
                "status": one_of(*DeliveryStatus.values),
                "limit": whole(1, 100),
                "cursor": text(),
            },
            answers={200: page(ref("Delivery"))},
        )
    }

    def get(self, request: Request) -> Response:
        query = self.query
        found = WebhookDelivery.objects.filter(team=self.caller.team).order_by("-id")
        if "endpointId" in query:
            found = found.filter(endpoint_id=query["endpointId"])
        if "status" in query:
            found = found.filter(status=query["status"])
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        return self.page([log.to_json(row) for row in found[: self.limit + 1]])


class Replay(Resource):
    """Sends a message once more under its own `webhook-id`, so that a receiver that did get it
    can tell."""

    operations = {
        "POST": _for_people(
            "Replay a delivery", answers={202: data(ref("Delivery"))}, refusals=(409,)
        )
    }

    def post(self, request: Request, delivery_id: UUID) -> Response:
        mine = WebhookDelivery.objects.filter(team=self.caller.team, id=delivery_id).first()
        if mine is None:
            raise NotFoundError("Delivery not found")
        return _delivery(log.replay(mine))


def _delivery(delivery: WebhookDelivery) -> Response:
    delivery.refresh_from_db()
    return Response({"data": log.to_json(delivery)}, status=202)
