"""Media on their way to a provider and back.

What comes back is fetched through the guarded door and decoded before it is believed: a provider's
address may lead anywhere, and its content type may say anything.
"""

import base64
import binascii
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import PIL.Image

from canvas.nodes.ports import MediaFile, PortType
from workers import fetch, gltf, recordings, uploads
from workers.backends.providers.failures import PermanentError, TransientError

DEADLINE_SECONDS = 180.0
MOST_RECEIPT = 64 * 1024
MOST_BYTES = {
    PortType.IMAGE: 60_000_000,
    PortType.MASK: 60_000_000,
    PortType.AUDIO: 100_000_000,
    PortType.MODEL3D: 100_000_000,
    PortType.VIDEO: 250_000_000,
}
_PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}
_NOUNS = {
    PortType.IMAGE: "a picture",
    PortType.MASK: "a picture",
    PortType.AUDIO: "sound",
    PortType.MODEL3D: "a GLB model",
    PortType.VIDEO: "a film",
}


def data_uri(file: MediaFile) -> str:
    """The file inside an address, as providers take small ones."""
    return f"data:{file.content_type};base64,{base64.b64encode(file.data).decode()}"


async def send(address: str, file: MediaFile) -> None:
    """Puts a file where a provider wants it. Raises PermanentError, TransientError."""
    headers = {"content-type": file.content_type}
    try:
        answer = await fetch.send(
            "PUT",
            address,
            content=file.data,
            headers=headers,
            deadline=DEADLINE_SECONDS,
            most_bytes=MOST_RECEIPT,
        )
    except fetch.RefusedAddressError as error:
        message = f"The provider's storage was not written to: {error.message}"
        raise PermanentError(message, code="bad_result") from error
    except fetch.FetchError as error:
        raise TransientError(f"The provider's storage is away: {error.message}") from error
    if answer.status >= 300:
        raise TransientError(f"The provider's storage answered with status {answer.status}")


def receive(port_type: PortType, entry: Any) -> MediaFile:
    """The file that an answer names, `{"url": …}` or the address alone.

    Raises PermanentError for one that is refused, TransientError when it cannot be had now.
    """
    address = entry.get("url") if isinstance(entry, dict) else entry
    if not isinstance(address, str) or not address:
        raise PermanentError("The provider's answer names no file", code="bad_result")
    content = _inline(address) if address.startswith("data:") else _fetched(port_type, address)
    content_type = _judge(port_type, content)
    if content_type is None:
        message = f"The provider sent something that is not {_NOUNS[port_type]}"
        raise PermanentError(message, code="bad_result")
    return MediaFile(content, content_type)


@contextmanager
def fetching(what: str) -> Iterator[None]:
    """Says of `what`, such as “The provider's file”, why it was not had.

    Raises PermanentError for what is refused or too large, TransientError for a fetch that failed.
    """
    try:
        yield
    except (fetch.RefusedAddressError, fetch.TooLargeAnswerError) as error:
        message = f"{what} was not fetched: {error.message}"
        raise PermanentError(message, code="bad_result") from error
    except fetch.FetchError as error:
        raise TransientError(f"{what} cannot be fetched: {error.message}") from error


def _fetched(port_type: PortType, address: str) -> bytes:
    most = MOST_BYTES[port_type]
    with fetching("The provider's file"):
        return fetch.download(address, deadline=DEADLINE_SECONDS, most_bytes=most).content


def _inline(address: str) -> bytes:
    try:
        return base64.b64decode(address.partition(",")[2], validate=True)
    except binascii.Error:
        raise PermanentError("The provider sent a broken file", code="bad_result") from None


def _judge(port_type: PortType, content: bytes) -> str | None:
    """The content type by what the bytes are; None for another kind than the port's."""
    match port_type:
        case PortType.IMAGE | PortType.MASK:
            return _picture(content)
        case PortType.MODEL3D:
            found = gltf.read(content)
            return found[1] if found else None
    recording = recordings.read(content)
    if recording is None or not recording.decodes:
        return None
    wanted = uploads.FILM if port_type is PortType.VIDEO else uploads.SOUND
    return wanted.get(recording.container)


def _picture(content: bytes) -> str | None:
    try:
        with PIL.Image.open(io.BytesIO(content), formats=list(_PICTURES)) as picture:
            picture.load()
            return _PICTURES[picture.format or ""]
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        return None
