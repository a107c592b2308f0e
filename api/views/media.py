"""Uploads, and the team's media."""

import hashlib
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile, File
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from api.contract import checking
from api.contract.operation import Operation
from api.contract.shapes import data, page, ref, text, whole
from api.parsers import StrictJsonParser
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from canvas import media, queries
from canvas.models import Asset
from workers import assets, fetch, removal, uploads

TAG = "Media"
_reads = partial(Operation, tag=TAG, scope="workflows:read")
_writes = partial(Operation, tag=TAG, scope="workflows:write")
# A slow server may take so long to send its file, in seconds.
PATIENCE_SECONDS = 60.0


class Upload(Resource):
    """Stores a picture, film or sound of at most 25 MB: the multipart field `file`, or the `url`
    of one. Decoding is the check; pictures are stored anew, without their metadata."""

    parser_classes = [MultiPartParser, StrictJsonParser]
    operations = {
        "POST": Operation(
            "Upload media",
            tag=TAG,
            scope="workflows:write",
            body=ref("MediaByUrl"),
            answers={201: data(ref("Asset"))},
            refusals=(409, 413, 415, 422),
            idempotent=True,
            takes_files=True,
        )
    }

    def post(self, request: Request) -> Response:
        return self.once(self._store, slow=True)

    def fingerprint(self) -> Any:
        file = self.request.FILES.get("file")
        if file is None:
            return self.body
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
        return digest.hexdigest()

    def _store(self) -> Response:
        asset = uploads.accept(team=self.caller.team, file=self._file())
        return Response({"data": to_json(asset)}, status=201)

    def _file(self) -> "File[bytes]":
        file: File[bytes] | None = self.request.FILES.get("file")
        if file is not None:
            return file
        given: Any = self.request.data
        if not self.request.content_type.startswith("application/json"):
            raise InvalidFieldError("Send the file as the form field “file”", field="file")
        checking.check_body(ref("MediaByUrl"), given)
        fetched = fetch.download(
            given["url"], deadline=PATIENCE_SECONDS, most_bytes=uploads.MAX_BYTES
        )
        return ContentFile(fetched.content)


class Media(Resource):
    """The team's media, newest first."""

    operations = {
        "GET": _reads(
            "List media",
            query={"limit": whole(1, 100), "cursor": text()},
            answers={200: page(ref("Asset"))},
        )
    }

    def get(self, request: Request) -> Response:
        found = Asset.objects.filter(team=self.caller.team).order_by("-id")
        if (before := self.cursor) is not None:
            found = found.filter(id__lt=before)
        return self.page([to_json(asset) for asset in found[: self.limit + 1]])


class MediaDetail(Resource):
    """One file, with a fresh address. It can be starred, and deleted for good unless a running
    execution uses it; a result that is deleted is made anew when it is needed again."""

    operations = {
        "GET": _reads("Read media", answers={200: data(ref("Asset"))}),
        "PATCH": _writes(
            "Change media", body=ref("MediaChange"), answers={200: data(ref("StarredAsset"))}
        ),
        "DELETE": _writes("Delete media", answers={204: None}, refusals=(409,)),
    }

    def get(self, request: Request, asset_id: UUID) -> Response:
        return Response({"data": to_json(queries.asset(self.caller.team, asset_id))})

    def patch(self, request: Request, asset_id: UUID) -> Response:
        asset = queries.asset(self.caller.team, asset_id)
        if "starred" in self.body:
            asset.starred = self.body["starred"]
            asset.save(update_fields=["starred"])
        return Response({"data": to_json(asset) | {"starred": asset.starred}})

    def delete(self, request: Request, asset_id: UUID) -> Response:
        removal.delete(queries.asset(self.caller.team, asset_id))
        return Response(status=204)


def to_json(asset: Asset) -> dict[str, Any]:
    """A file as the API shows it."""
    address = media.url(asset.id, asset.team_id)
    return assets.reference(asset) | {"id": str(asset.id), "url": address}
