"""The audit log of the team: to read, and to take away."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import Shape, array, data, one_of, page, ref, text, whole
from api.views.events import JsonOnly
from api.views.team import TAG, TeamResource
from canvas.spreadsheet import harmless
from canvas.workflows import iso
from wireflow.accounts import audit
from wireflow.accounts.models import AuditEvent

_FILTERS: dict[str, Shape] = {
    "action": one_of(*audit.Action.values),
    "person": text(most=200),
}
_COLUMNS = (
    "at", "action", "actor", "key", "address", "targetType", "targetId", "target", "details", "id",
)  # fmt: skip
CHUNK = 500


class Log(TeamResource):
    """A path that looks events up."""

    def found(self) -> QuerySet[AuditEvent]:
        """Those that match the filters of the call, newest first."""
        query = self.query
        team = self.caller.team
        return audit.of_team(team, action=query.get("action"), person=query.get("person"))


class Audit(Log):
    """Who did what in the team, newest first. Events are only added to."""

    operations = {
        "GET": Operation(
            "Read the audit log",
            tag=TAG,
            scope="audit:read",
            query={**_FILTERS, "limit": whole(1, 100), "cursor": text()},
            answers={200: page(ref("AuditEvent"))},
        )
    }

    def get(self, request: Request) -> Response:
        found = self.found()
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        return self.page([_to_json(event) for event in found[: self.limit + 1]])


class Actions(TeamResource):
    """Every kind of event there is, with its words."""

    operations = {
        "GET": Operation(
            "List the audit log's actions",
            tag=TAG,
            scope="audit:read",
            answers={200: data(array(ref("AuditAction")))},
        )
    }

    def get(self, request: Request) -> Response:
        found = [{"action": one.value, "words": one.label} for one in audit.Action]
        return Response({"data": found})


class Export(Log):
    """The whole log that matches, as a table or as JSON lines."""

    content_negotiation_class = JsonOnly
    operations = {
        "GET": Operation(
            "Export the audit log",
            tag=TAG,
            scope="audit:read",
            query={**_FILTERS, "format": one_of("csv", "jsonl")},
            answers={200: text()},
            sends="text/csv",
        )
    }

    def get(self, request: Request) -> StreamingHttpResponse:
        kind = self.query.get("format", "csv")
        events = self.found().iterator(CHUNK)
        lines = _csv(events) if kind == "csv" else _json_lines(events)
        types = {"csv": "text/csv", "jsonl": "application/jsonl"}
        answer = StreamingHttpResponse(lines, content_type=types[kind])
        answer["Content-Disposition"] = f'attachment; filename="wireflow-audit.{kind}"'
        return answer


def _csv(events: Iterator[AuditEvent]) -> Iterator[str]:
    yield ",".join(_COLUMNS) + "\r\n"
    for event in events:
        row = _to_json(event)
        line = io.StringIO()
        cells = {**row, "details": json.dumps(row["details"], ensure_ascii=False)}
        csv.writer(line).writerow([harmless(cells[name]) for name in _COLUMNS])
        yield line.getvalue()


def _json_lines(events: Iterator[AuditEvent]) -> Iterator[str]:
    for event in events:
        yield json.dumps(_to_json(event), ensure_ascii=False) + "\n"


def _to_json(event: AuditEvent) -> dict[str, Any]:
    known = event.action in audit.Action.values
    return {
        "id": str(event.id),
        "at": iso(event.created_at),
        "action": event.action,
        "words": audit.Action(event.action).label if known else event.action,
        "actor": event.actor_name,
        "key": event.key_name,
        "address": event.address,
        "targetType": event.target_type,
        "targetId": event.target_id,
        "target": event.target_label,
        "details": event.details,
    }
