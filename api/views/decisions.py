"""Answers of people to what a run asks them."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import ref
from api.views.executions import TAG
from api.views.resource import Resource
from canvas import queries, states
from workers import decisions


class Decision(Resource):
    """Answers the question of a waiting node (see `question` of its state), once: the run goes on.
    Approve or reject with `approve`, or `choose` places of the values, in the order you want."""

    operations = {
        "POST": Operation(
            "Decide for a waiting node",
            tag=TAG,
            scope="workflows:execute",
            body=ref("Decision"),
            answers={200: ref("Execution")},
            refusals=(409, 422),
        )
    }

    def post(self, request: Request, execution_id: UUID, node_id: str) -> Response:
        execution = queries.execution(self.caller.team, execution_id)
        decisions.decide(execution, node_id, self.body, by=self.caller.origin.name)
        return Response(states.body(*queries.execution_with_runs(self.caller.team, execution_id)))
