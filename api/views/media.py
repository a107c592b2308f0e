"""Uploads, and the team's media."""

from typing import Any
from uuid import UUID

from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from api import fields
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from canvas import media, queries
from canvas.models import Asset
from workers import assets, uploads


class Upload(Resource):
    """`POST /media/upload` with a multipart `file` of at most 25 MB."""

    scopes = {"POST": "workflows:write"}
    parser_classes = [MultiPartParser]

    def post(self, request: Request) -> Response:
        file = request.FILES.get("file")
        if file is None:
            raise InvalidFieldError("Send the file as the form field “file”", field="file")
        asset = uploads.accept(team=self.caller.team, file=file)
        return Response({"data": _to_json(asset)}, status=201)


class Media(Resource):
    """`GET /media`: newest first."""

    scopes = {"GET": "workflows:read"}

    def get(self, request: Request) -> Response:
        found = Asset.objects.filter(team=self.caller.team).order_by("-id")
        if before := fields.cursor(request.query_params):
            found = found.filter(id__lt=before)
        page = list(found[: fields.limit(request.query_params)])
        following = str(page[-1].id) if len(page) == fields.limit(request.query_params) else None
        return Response({"data": [_to_json(asset) for asset in page], "nextCursor": following})


class MediaDetail(Resource):
    """`GET /media/{id}`: a fresh address of one file."""

    scopes = {"GET": "workflows:read"}

    def get(self, request: Request, asset_id: UUID) -> Response:
        return Response({"data": _to_json(queries.asset(self.caller.team, asset_id))})


def _to_json(asset: Asset) -> dict[str, Any]:
    address = media.url(asset.id, asset.team_id)
    return assets.reference(asset) | {"id": str(asset.id), "url": address}
