"""Takes files from people. Decoding is the check: what a decoder refuses is refused."""

import io
import logging
from collections.abc import Callable

import PIL.Image
from django.conf import settings
from django.core.files.base import File
from django.db.models import Sum
from PIL import ImageOps

from canvas.models import Asset
from wireflow.accounts.models import Team
from wireflow.errors import WireflowError
from workers import assets, gltf, recordings

logger = logging.getLogger(__name__)
MAX_BYTES = 25_000_000
MAX_PIXELS = 40_000_000
MAX_SECONDS = 3_600
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/png"}
# A container's demuxer, and whether it holds film or sound.
FILM = {"mov,mp4,m4a,3gp,3g2,mj2": "video/mp4", "matroska,webm": "video/webm"}
SOUND = {
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "mov,mp4,m4a,3gp,3g2,mj2": "audio/mp4",
}


class UnsupportedMediaError(WireflowError):
    """The file is none of the kinds that are taken, or is broken."""

    status = 415
    code = "unsupported_media"


class TooLargeError(WireflowError):
    """The file, the picture or the team's storage is over its limit."""

    status = 413
    code = "too_large"


def accept(*, team: Team, file: "File[bytes]") -> Asset:
    """Checks and stores PNG, JPEG, WEBP, GIF, MP4, WEBM, MOV, WAV, MP3, FLAC, OGG, M4A and GLB.

    Pictures are re-encoded without their metadata; of a GIF the first frame is kept. The client's
    name and content type are not believed. Raises UnsupportedMediaError, TooLargeError.
    """
    if file.size is None or file.size > MAX_BYTES:
        raise TooLargeError(f"A file may have at most {MAX_BYTES // 1_000_000} MB")
    used = Asset.objects.filter(team=team).aggregate(total=Sum("bytes"))["total"] or 0
    if used + file.size > settings.MEDIA_QUOTA_BYTES:
        raise TooLargeError("The team's storage is full: delete some media first")
    content = file.read()
    data, content_type = _first(content, (_picture, gltf.read, _film_or_sound))
    return assets.store(team=team, data=data, content_type=content_type)


def _first(
    content: bytes, readers: tuple[Callable[[bytes], tuple[bytes, str] | None], ...]
) -> tuple[bytes, str]:
    for reader in readers:
        if found := reader(content):
            return found
    raise UnsupportedMediaError(
        "Send PNG, JPEG, WEBP, GIF, MP4, WEBM, MOV, WAV, MP3, FLAC, OGG, M4A or GLB"
    )


def _picture(content: bytes) -> tuple[bytes, str] | None:
    try:
        with PIL.Image.open(io.BytesIO(content), formats=list(_FORMATS)) as picture:
            # Read from the header, before a small file unfolds into gigabytes.
            if picture.width * picture.height > MAX_PIXELS:
                raise TooLargeError(f"A picture may have at most {MAX_PIXELS // 1_000_000} MP")
            kind = picture.format or ""
            upright = ImageOps.exif_transpose(picture)
            return _encode(upright, kind), _FORMATS[kind]
    except PIL.Image.DecompressionBombError as error:
        raise TooLargeError(f"A picture may have at most {MAX_PIXELS // 1_000_000} MP") from error
    except (OSError, SyntaxError, ValueError):
        return None


def _encode(picture: PIL.Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.info.clear()
    if kind == "JPEG":
        picture.convert("RGB").save(buffer, "JPEG", quality=95)
    elif kind == "WEBP":
        picture.save(buffer, "WEBP", lossless=True)
    else:
        plain = picture if picture.mode in {"L", "LA", "RGB", "RGBA"} else picture.convert("RGBA")
        plain.save(buffer, "PNG", compress_level=assets.PNG_LEVEL)
    return buffer.getvalue()


def _film_or_sound(content: bytes) -> tuple[bytes, str] | None:
    recording = recordings.read(content)
    if not recording:
        return None
    content_type = (FILM if recording.is_film else SOUND).get(recording.container)
    if content_type is None or not recording.decodes:
        return None
    if (recording.seconds or 0) > MAX_SECONDS:
        raise TooLargeError(f"A recording may last at most {MAX_SECONDS // 60} minutes")
    return content, content_type
