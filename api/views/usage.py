"""The team's limits and usage."""

from rest_framework.request import Request
from rest_framework.response import Response

from api import throttling
from api.contract.operation import Operation
from api.contract.shapes import data, ref
from api.views.resource import Resource
from billing import allowances, holds, plans
from canvas import statistics


class Usage(Resource):
    """The plan's limits and what is used of them, the credits, and 30 days of executions."""

    operations = {
        "GET": Operation(
            "Read usage and limits",
            tag="Usage",
            scope="usage:read",
            answers={200: data(ref("Usage"))},
        )
    }

    def get(self, request: Request) -> Response:
        team = self.caller.team
        plan = plans.of(team)
        answer = {
            "plan": plan.name,
            "credits": holds.credits_of(team),
            "limits": {
                "requestsPerMinute": plan.requests_per_minute,
                "pollsPerMinute": plan.polls_per_minute,
                "executionsPerMinute": plan.executions_per_minute,
                "executionsPerDay": plan.executions_per_day,
            },
            "minute": {
                "requests": throttling.used(throttling.requests_of(team)),
                "executions": throttling.used(throttling.executions_of(team)),
            },
            "today": {"executions": allowances.used_today(team)},
            "byDay": statistics.by_day(team),
            "byNodeType": statistics.by_node_type(team),
        }
        return Response({"data": answer})
