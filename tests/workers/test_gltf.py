"""A GLB is taken when it is whole and shows itself without asking anybody."""

import json
import struct
from typing import Any

import pytest

from workers import gltf


def glb(scene: Any, *, binary: bytes = b"", version: int = 2, extra: bytes = b"") -> bytes:
    text = scene if isinstance(scene, bytes) else json.dumps(scene).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    if binary:
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    chunks += extra
    return struct.pack("<4sII", b"glTF", version, 12 + len(chunks)) + chunks


SCENE: dict[str, Any] = {"asset": {"version": "2.0"}}


def test_a_whole_file_is_taken_as_it_is() -> None:
    content = glb(SCENE | {"buffers": [{"byteLength": 4}]}, binary=b"1234")
    assert gltf.read(content) == (content, "model/gltf-binary")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"glTF",
        glb(SCENE)[:-4],
        glb(SCENE) + b"1234",
        glb(SCENE, version=1),
        glb(SCENE, extra=b"abc"),
        glb(b"not json "),
        glb(b"[" * 100_000),
        glb([]),
        glb({"asset": {"version": "1.0"}}),
        glb(SCENE | {"buffers": [{"uri": "https://example.com/mesh.bin"}]}),
        glb(SCENE | {"images": [{"uri": "picture.png"}]}),
        glb(SCENE | {"images": ["picture.png"]}),
    ],
)
def test_what_is_broken_or_looks_elsewhere_is_not(content: bytes) -> None:
    assert gltf.read(content) is None
