"""The plans of this server."""

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import NOBODY, Operation
from api.contract.shapes import array, data, ref
from api.views.resource import Resource
from billing.models import Plan


class Plans(Resource):
    """What each plan allows here; whoever runs the server may change every number."""

    authentication_classes = []
    operations = {
        "GET": Operation(
            "List plans", tag="Usage", scope=NOBODY, answers={200: data(array(ref("Plan")))}
        )
    }

    def get(self, request: Request) -> Response:
        plans = Plan.objects.order_by("requests_per_minute")
        return Response({"data": [_to_json(plan) for plan in plans]})


def _to_json(plan: Plan) -> dict[str, object]:
    return {
        "slug": plan.slug,
        "name": plan.name,
        "requestsPerMinute": plan.requests_per_minute,
        "pollsPerMinute": plan.polls_per_minute,
        "executionsPerMinute": plan.executions_per_minute,
        "executionsPerDay": plan.executions_per_day,
    }
