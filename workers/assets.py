"""Media in storage: from bytes and in-memory values to asset references, and back."""

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import PIL.Image
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from uuid6 import uuid7

from canvas import queries
from canvas.models import Asset, NodeRun
from canvas.nodes.ports import MediaFile, is_asset_reference, leaves_replaced
from wireflow.accounts.models import Team
from workers import recordings

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


def store(
    *,
    team: Team,
    data: bytes,
    content_type: str,
    node_run: NodeRun | None = None,
    prompt: str = "",
) -> Asset:
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
        prompt=prompt,
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
    return content(queries.asset(team, UUID(value["assetId"])))


def content(asset: Asset) -> bytes:
    """The stored file, whole."""
    with default_storage.open(asset.storage_name) as file:
        data: bytes = file.read()
    return data


def load(value: Any, read_file: Callable[[str], MediaFile], *, decode: bool = True) -> Any:
    """A wire value in its in-memory form: pictures decoded if wanted, other media as MediaFile.

    `read_file` gives the file of an asset id.
    """

    def decoded(leaf: Any) -> Any:
        if not is_asset_reference(leaf):
            return leaf
        file = read_file(leaf["assetId"])
        if not (decode and file.content_type.startswith("image/")):
            return file
        picture = PIL.Image.open(io.BytesIO(file.data))
        picture.load()
        return picture

    return leaves_replaced(value, decoded)


def dump(value: Any, save: Callable[[bytes, str], Asset]) -> Any:
    """A node's results in their wire form: media are saved and become references.

    What is in them twice, such as the first of several pictures, is saved once.
    """
    done: dict[int, dict[str, Any]] = {}

    def saved(leaf: Any) -> Any:
        if not isinstance(leaf, PIL.Image.Image | MediaFile):
            return leaf
        if id(leaf) not in done:
            file = leaf if isinstance(leaf, MediaFile) else _png(leaf)
            done[id(leaf)] = reference(save(file.data, file.content_type))
        return done[id(leaf)]

    return leaves_replaced(value, saved)


def _png(picture: PIL.Image.Image) -> MediaFile:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=PNG_LEVEL)
    return MediaFile(buffer.getvalue(), "image/png")


def _measure(data: bytes, content_type: str) -> tuple[int | None, int | None, float | None]:
    kind = content_type.split("/")[0]
    if kind == "image":
        with PIL.Image.open(io.BytesIO(data)) as picture:
            return picture.width, picture.height, None
    if kind in {"audio", "video"} and (recording := recordings.read(data)):
        return recording.width, recording.height, recording.seconds
    return None, None, None
