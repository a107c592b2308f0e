"""Stored media on the web: signed addresses, and the view behind them."""

import re
import time
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from canvas import signing
from canvas.models import Asset

# A range without an end is answered in portions, so that no film is held in memory whole.
PORTION = 4 * 1024 * 1024
_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


def url(asset_id: UUID | str, team_id: UUID | str) -> str:
    """An address that anyone may open for a day or two, without a session."""
    # Rounded to days: the poll of a finished execution keeps its ETag through a day.
    expires = (edition() + 2) * signing.DAY
    given = signing.signature(_message(asset_id, str(expires), team_id))
    return f"{settings.PUBLIC_URL}/media/{asset_id}?exp={expires}&sig={given}"


def edition() -> int:
    """Changes whenever the addresses of all media do: the day, counted from 1970."""
    return int(time.time()) // signing.DAY


@require_safe
def serve(request: HttpRequest, asset_id: UUID) -> HttpResponse:
    """The file of a signed address, whole or the range asked for. 404 for a wrong or old one."""
    asset = Asset.objects.filter(id=asset_id).first()
    if asset is None or not _is_signed(request, asset):
        raise Http404
    first, last = _range(request.headers.get("Range", ""), asset.bytes)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{asset.bytes}"})
    with default_storage.open(asset.storage_name) as file:
        file.seek(first)
        content = file.read(last - first + 1)
    whole = len(content) == asset.bytes
    answer = HttpResponse(content, content_type=asset.content_type, status=200 if whole else 206)
    if not whole:
        answer["Content-Range"] = f"bytes {first}-{last}/{asset.bytes}"
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Content-Type-Options"] = "nosniff"
    if request.GET.get("download"):
        name = f"wireflow-{asset.id}.{asset.storage_name.rpartition('.')[2]}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _is_signed(request: HttpRequest, asset: Asset) -> bool:
    expires = request.GET.get("exp", "")
    message = _message(asset.id, expires, asset.team_id)
    return signing.is_signed(message, expires, request.GET.get("sig", ""))


def _message(asset_id: UUID | str, expires: str, team_id: UUID | str) -> str:
    return f"/media/{asset_id}\n{expires}\n{team_id}"


def _range(header: str, size: int) -> tuple[int, int]:
    """First and last byte to send, both counted; first > last when the range lies outside."""
    found = _RANGE.match(header)
    if found is None or found[0] == "bytes=-":
        return 0, size - 1
    if not found[1]:
        return max(0, size - int(found[2])), size - 1
    first = int(found[1])
    last = int(found[2]) if found[2] else first + PORTION - 1
    return (first, min(last, size - 1)) if first < size else (1, 0)
