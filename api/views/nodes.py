"""The node catalogue."""

from functools import partial

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from api import catalogue
from api.contract.operation import Operation
from api.contract.shapes import array, record, ref
from api.views.resource import Resource
from canvas.graph.findings import did_you_mean
from canvas.nodes.describing import describe
from canvas.nodes.registry import registry
from wireflow.errors import NotFoundError
from workers import availability, capabilities

_reads = partial(Operation, tag="Nodes", scope="workflows:read")


class Nodes(Resource):
    """Every node type: its ports and settings, its price, and whether it runs here now."""

    operations = {
        "GET": _reads(
            "List node types",
            answers={200: record({"nodes": array(ref("NodeType"))}), 304: None},
            conditional=True,
        )
    }

    def get(self, request: Request) -> HttpResponse:
        ring = capabilities.of(self.caller.team.id)
        found = catalogue.render(registry(), availability.of_all(ring))
        headers = {"ETag": found.etag, "Vary": "Accept-Encoding"}
        if request.headers.get("If-None-Match") == found.etag:
            return HttpResponse(status=304, headers=headers)
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return HttpResponse(found.plain, content_type="application/json", headers=headers)
        headers["Content-Encoding"] = "gzip"
        return HttpResponse(found.packed, content_type="application/json", headers=headers)


class NodeTypeDetail(Resource):
    """One node type."""

    operations = {"GET": _reads("Read a node type", answers={200: ref("NodeType")})}

    def get(self, request: Request, node_type: str) -> Response:
        found = registry().get(node_type)
        if found is None:
            meant = did_you_mean(registry().suggest(node_type)) or ""
            raise NotFoundError(f"There is no node type {node_type[:80]}. {meant}".strip())
        return Response(
            describe(found, availability.of(found, capabilities.of(self.caller.team.id)))
        )
