"""Media in storage: from bytes and in-memory values to asset references, and back."""

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import av
import PIL.Image
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from uuid6 import uuid7

from canvas import queries
from canvas.models import Asset, NodeRun
from canvas.nodes.ports import MediaFile, is_asset_reference
from wireflow.accounts.models import Team

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/quicktime": "mov",
    "audio/wav": "wav",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
    "model/gltf-binary": "glb",
}
# Zlib's level for results: 1 writes a 512 × 512 picture four times faster than 6, 10 % larger.
PNG_LEVEL = 1


def store(*, team: Team, data: bytes, content_type: str, node_run: NodeRun | None = None) -> Asset:
    """Writes bytes the server made or has checked; the name in storage is random."""
    asset_id = uuid7()
    month = datetime.now(UTC).strftime("%Y-%m")
    name = f"{team.id}/{month}/{asset_id}.{EXTENSIONS[content_type]}"
    width, height, duration = _measure(data, content_type)
    return Asset.objects.create(
        id=asset_id,
        team=team,
        storage_name=default_storage.save(name, ContentFile(data)),
        sha256=hashlib.sha256(data).hexdigest(),
        content_type=content_type,
        bytes=len(data),
        width=width,
        height=height,
        duration=duration,
        node_run=node_run,
    )


def reference(asset: Asset) -> dict[str, Any]:
    """The JSON form of an asset on a wire. Pixels, bytes, seconds."""
    return {
        "assetId": str(asset.id),
        "sha256": asset.sha256,
        "contentType": asset.content_type,
        "bytes": asset.bytes,
        "width": asset.width,
        "height": asset.height,
        "duration": asset.duration,
    }


def read(team: Team, value: dict[str, Any]) -> bytes:
    """The bytes behind an asset reference of this team. Raises NotFoundError."""
    asset = queries.asset(team, UUID(value["assetId"]))
    with default_storage.open(asset.storage_name) as file:
        content: bytes = file.read()
    return content


def load(value: Any, read_bytes: Callable[[dict[str, Any]], bytes]) -> Any:
    """A wire value in its in-memory form: pictures decoded, other media as MediaFile."""
    if isinstance(value, list):
        return [load(item, read_bytes) for item in value]
    if not is_asset_reference(value):
        return value
    data = read_bytes(value)
    if not value["contentType"].startswith("image/"):
        return MediaFile(data, value["contentType"])
    picture = PIL.Image.open(io.BytesIO(data))
    picture.load()
    return picture


def dump(value: Any, save: Callable[[bytes, str], Asset]) -> Any:
    """A node's result in its wire form: media are saved and become references."""
    if isinstance(value, list):
        return [dump(item, save) for item in value]
    if isinstance(value, PIL.Image.Image):
        buffer = io.BytesIO()
        value.save(buffer, "PNG", compress_level=PNG_LEVEL)
        return reference(save(buffer.getvalue(), "image/png"))
    if isinstance(value, MediaFile):
        return reference(save(value.data, value.content_type))
    return value


def _measure(data: bytes, content_type: str) -> tuple[int | None, int | None, float | None]:
    kind = content_type.split("/")[0]
    if kind == "image":
        with PIL.Image.open(io.BytesIO(data)) as picture:
            return picture.width, picture.height, None
    if kind in {"audio", "video"}:
        with av.open(io.BytesIO(data), mode="r") as container:
            seconds = container.duration / av.time_base if container.duration else None
            film = container.streams.video[0] if container.streams.video else None
            size = (film.width, film.height) if film else (None, None)
            return (*size, seconds)
    return None, None, None
