"""Checks GLB files (glTF 2.0, Khronos): whole, well-formed, and complete in themselves."""

import json
import struct
from typing import Any

MAGIC = b"glTF"
CONTENT_TYPE = "model/gltf-binary"
_HEADER = struct.Struct("<4sII")
_CHUNK = struct.Struct("<II")
_JSON, _BINARY = 0x4E4F534A, 0x004E4942
_MOST_JSON = 5_000_000


def read(content: bytes) -> tuple[bytes, str] | None:
    """The file and its content type; None when it is not a GLB that can be shown by itself."""
    if len(content) < _HEADER.size + _CHUNK.size or not content.startswith(MAGIC):
        return None
    _, version, length = _HEADER.unpack_from(content)
    chunks = _chunks(content)
    kinds = [kind for kind, _ in chunks[:2]]
    if version != 2 or length != len(content) or kinds not in ([_JSON], [_JSON, _BINARY]):
        return None
    return (content, CONTENT_TYPE) if _is_complete(chunks[0][1]) else None


def _chunks(content: bytes) -> list[tuple[int, bytes]]:
    """Kind and content of every chunk; none at all when they do not fill the file exactly."""
    found, place = [], _HEADER.size
    while place + _CHUNK.size <= len(content):
        size, kind = _CHUNK.unpack_from(content, place)
        place += _CHUNK.size
        found.append((kind, content[place : place + size]))
        place += size
        if size % 4:
            return []
    return found if place == len(content) else []


def _is_complete(text: bytes) -> bool:
    """Whether the JSON is glTF 2 and names nothing outside: what it shows must be in the file."""
    try:
        scene = json.loads(text.decode()) if len(text) <= _MOST_JSON else None
    except (ValueError, RecursionError):
        return False
    about = scene.get("asset") if isinstance(scene, dict) else None
    if not isinstance(about, dict) or not str(about.get("version", "")).startswith("2."):
        return False
    return not any(_is_outside(item) for item in _files(scene))


def _files(scene: Any) -> list[Any]:
    listed = [scene.get(name) or [] for name in ("buffers", "images")]
    return [item for items in listed if isinstance(items, list) for item in items]


def _is_outside(item: Any) -> bool:
    if not isinstance(item, dict):
        return True
    uri = item.get("uri")
    return uri is not None and not (isinstance(uri, str) and uri.startswith("data:"))
