"""The node catalogue."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api.views.resource import Resource
from canvas.nodes.node_type import NodeType, describe
from canvas.nodes.registry import registry
from wireflow.errors import NotFoundError
from workers import availability


class Nodes(Resource):
    """`GET /nodes`, with an ETag: it changes only with the server."""

    scopes = {"GET": "workflows:read"}

    def get(self, request: Request) -> Response:
        known = registry()
        nodes = [_describe(node_type) for node_type in known.all()]
        states = "".join(node["availability"][0] for node in nodes)
        etag = f'"{known.version}-{states}"'
        if request.headers.get("If-None-Match") == etag:
            return Response(status=304, headers={"ETag": etag})
        return Response({"nodes": nodes}, headers={"ETag": etag})


class NodeTypeDetail(Resource):
    """`GET /nodes/{nodeType}`."""

    scopes = {"GET": "workflows:read"}

    def get(self, request: Request, node_type: str) -> Response:
        found = registry().get(node_type)
        if found is None:
            meant = registry().suggest(node_type)
            hint = f". Did you mean {meant}?" if meant else ""
            raise NotFoundError(f"There is no node type {node_type[:80]}{hint}")
        return Response(_describe(found))


def _describe(node_type: NodeType) -> dict[str, Any]:
    return describe(node_type, availability.of(node_type))
