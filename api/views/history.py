"""What ran: the list with its filters, the week in numbers, a table to take away, the graphs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.dateparse import parse_datetime
from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import ID, MOMENT, Shape, data, one_of, page, ref, text, whole
from api.views.events import JsonOnly
from api.views.executions import TAG
from api.views.resource import Resource
from canvas import history, lines, provenance, spreadsheet, statistics
from canvas.models import Execution, ExecutionStatus, Source

_FILTERS: dict[str, Shape] = {
    "workflowId": ID,
    "status": one_of(*ExecutionStatus.values),
    "source": one_of(*Source.values, history.RETRY),
    "text": text(most=200),
    "since": MOMENT,
    "until": MOMENT,
}


class History(Resource):
    """A path that looks executions up."""

    def found(self) -> Any:
        """Those that match the filters of the call, newest first."""
        query = self.query
        return history.found(
            self.caller.team,
            workflow_id=query.get("workflowId"),
            status=query.get("status"),
            source=query.get("source"),
            text=query.get("text"),
            since=_moment(query.get("since")),
            until=_moment(query.get("until")),
        )


class Executions(History):
    """The team's executions, newest first. `text` is looked for in the prompt, the error, the
    names of workflow and caller; a number is that of a run."""

    operations = {
        "GET": Operation(
            "List executions",
            tag=TAG,
            scope="executions:read",
            query={**_FILTERS, "limit": whole(1, 100), "cursor": text()},
            answers={200: page(ref("ExecutionSummary"))},
        )
    }

    def get(self, request: Request) -> Response:
        found = history.with_lines(self.found())
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        items: list[Execution] = list(found[: self.limit + 1])
        return self.page([lines.line(execution) for execution in items], "executionId")


class Statistics(History):
    """The last seven days: how many ran, how many failed, how long one took."""

    operations = {
        "GET": Operation(
            "Read the week in numbers",
            tag=TAG,
            scope="executions:read",
            query={"workflowId": ID},
            answers={200: data(ref("RunStatistics"))},
        )
    }

    def get(self, request: Request) -> Response:
        answer = statistics.of_week(self.caller.team, workflow_id=self.query.get("workflowId"))
        return Response({"data": answer})


class Export(History):
    """The list as a table (CSV, UTF-8), the newest 5,000 that match."""

    content_negotiation_class = JsonOnly
    operations = {
        "GET": Operation(
            "Export executions",
            tag=TAG,
            scope="executions:read",
            query=_FILTERS,
            answers={200: text()},
            sends="text/csv",
        )
    }

    def get(self, request: Request) -> HttpResponse:
        answer = HttpResponse(spreadsheet.csv_of(self.found()), content_type="text/csv")
        answer["Content-Disposition"] = 'attachment; filename="wireflow-runs.csv"'
        return answer


class ExecutionGraph(Resource):
    """The graph that an execution ran, as it was then, with its trigger data."""

    operations = {
        "GET": Operation(
            "Read an execution's graph",
            tag=TAG,
            scope="executions:read",
            answers={200: data(ref("ExecutionGraph"))},
        )
    }

    def get(self, request: Request, execution_id: UUID) -> Response:
        execution = history.with_graph(self.caller.team, execution_id)
        return Response({"data": provenance.graph(execution)})


def _moment(given: str | None) -> datetime | None:
    return parse_datetime(given) if given else None
