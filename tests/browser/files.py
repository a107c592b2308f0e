"""Small real files to upload: a film, a recording, a picture, a 3D model."""

import io
import math
import struct
import wave

import av
import numpy as np
import PIL.Image

from tests.workers.test_gltf import glb

FRAMES = 20
FRAMES_A_SECOND = 10
# The corners of a cube, and its faces as triangles.
CORNERS = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
FACES = [0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1]
FACES += [2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7, 3]


def picture(colour: str, size: tuple[int, int] = (120, 80)) -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def recording(seconds: float = 2.0) -> bytes:
    """A tone that swells three times."""
    rate = 16_000
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        for place in range(int(seconds * rate)):
            loud = abs(math.sin(3 * math.pi * place / (seconds * rate)))
            level = loud * math.sin(2 * math.pi * 330 * place / rate)
            file.writeframesraw(struct.pack("<h", int(20_000 * level)))
    return buffer.getvalue()


def film() -> bytes:
    """Two seconds at 10 frames a second; a bar moves from left to right."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="webm") as container:
        stream = container.add_stream("libvpx", rate=FRAMES_A_SECOND)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(FRAMES):
            pixels = np.full((180, 320, 3), (24, 32, 64), np.uint8)
            pixels[:, number * 16 : number * 16 + 16] = (240, 180, 80)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return buffer.getvalue()


def cube() -> bytes:
    """A cube as GLB, whole in itself."""
    points = b"".join(struct.pack("<3f", *corner) for corner in CORNERS)
    faces = struct.pack(f"<{len(FACES)}H", *FACES)
    material = {
        "pbrMetallicRoughness": {"baseColorFactor": [0.9, 0.45, 0.2, 1], "metallicFactor": 0}
    }
    return glb(
        {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "materials": [material],
            "meshes": [
                {"primitives": [{"attributes": {"POSITION": 0}, "indices": 1, "material": 0}]}
            ],
            "buffers": [{"byteLength": len(points) + len(faces)}],
            "bufferViews": [
                {"buffer": 0, "byteOffset": 0, "byteLength": len(points)},
                {"buffer": 0, "byteOffset": len(points), "byteLength": len(faces)},
            ],
            "accessors": [
                {
                    "bufferView": 0,
                    "componentType": 5126,
                    "count": len(CORNERS),
                    "type": "VEC3",
                    "min": [-1, -1, -1],
                    "max": [1, 1, 1],
                },
                {
                    "bufferView": 1,
                    "componentType": 5123,
                    "count": len(FACES),
                    "type": "SCALAR",
                },
            ],
        },
        binary=points + faces,
    )
