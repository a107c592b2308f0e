"""The results of the team's runs, as the gallery shows them."""

from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import BOOLEAN, ID, MOMENT, data, one_of, page, ref, text, whole
from api.refusals import InvalidFieldError
from api.views import media
from api.views.resource import Resource
from canvas import origins, results
from canvas.models import Asset

_reads = partial(Operation, tag="Media", scope="executions:read")
_QUERY = {
    "q": text(most=200),
    "type": one_of(*results.KINDS),
    "nodeType": text(most=100),
    "nodeId": text(most=64),
    "workflowId": ID,
    "executionId": ID,
    "starred": BOOLEAN,
    "from": MOMENT,
    "to": MOMENT,
    "limit": whole(1, 100),
    "cursor": text(),
}


class Results(Resource):
    """What runs made, newest first, with where each came from. Every word of `q` must stand in the
    prompt or in the name of the workflow; `from` is counted in, `to` is not."""

    operations = {"GET": _reads("List results", query=_QUERY, answers={200: page(ref("Result"))})}

    def get(self, request: Request) -> Response:
        query = self.query
        search = results.Search(
            words=query.get("q"),
            kind=query.get("type"),
            node_type=query.get("nodeType"),
            node_id=query.get("nodeId"),
            workflow_id=query.get("workflowId"),
            execution_id=query.get("executionId"),
            starred=query.get("starred"),
            since=_moment(query, "from"),
            until=_moment(query, "to"),
        )
        found = results.find(self.caller.team, search)
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        return self.page([to_json(asset) for asset in found[: self.limit + 1]])


class ResultDetail(Resource):
    """One file with where it came from; `origin` is null for an upload."""

    operations = {"GET": _reads("Read a result", answers={200: data(ref("Result"))})}

    def get(self, request: Request, asset_id: UUID) -> Response:
        return Response({"data": to_json(origins.one(self.caller.team, asset_id))})


def to_json(asset: Asset) -> dict[str, Any]:
    """A file with its origin."""
    return media.to_json(asset) | origins.to_json(asset)


def _moment(query: dict[str, Any], name: str) -> datetime | None:
    if name not in query:
        return None
    try:
        return datetime.fromisoformat(query[name]).astimezone(UTC)
    except (ValueError, OverflowError):
        raise InvalidFieldError(f"{name} is not a moment that exists", field=name) from None
