"""Uploads are decoded before they are believed; media open only by a signed address."""

import io
import struct
import time
import wave
import zlib
from typing import Any

import PIL.Image
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from canvas import signing
from canvas.models import Asset
from tests.workers.test_gltf import glb
from wireflow.accounts.models import Team

pytestmark = pytest.mark.django_db


def _upload(key: str, content: bytes, name: str = "x.png") -> Any:
    return Client().post(
        "/api/v1/media/upload",
        {"file": SimpleUploadedFile(name, content, "image/png")},
        headers={"Authorization": f"Bearer {key}"},
    )


def _picture(kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (30, 20), "red").save(buffer, kind, **options)
    return buffer.getvalue()


def _sound() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(bytes(16_000))
    return buffer.getvalue()


def _png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and then ends."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"IDAT", b"\0")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_is_re_encoded_without_what_it_told_about_its_maker(key: str) -> None:
    exif = PIL.Image.Exif()
    exif[0x010E] = "secret place"
    data = _upload(key, _picture("JPEG", exif=exif)).json()["data"]
    assert (data["contentType"], data["width"], data["height"]) == ("image/jpeg", 30, 20)
    stored = Client().get(data["url"].removeprefix("http://127.0.0.1:8000")).content
    assert b"secret place" not in stored
    assert PIL.Image.open(io.BytesIO(stored)).size == (30, 20)


def test_a_recording_is_probed(key: str) -> None:
    data = _upload(key, _sound(), "x.wav").json()["data"]
    assert (data["contentType"], data["duration"]) == ("audio/wav", 1.0)


def test_a_3d_model_is_taken_as_it_is(key: str) -> None:
    content = glb({"asset": {"version": "2.0"}})
    data = _upload(key, content, "x.glb").json()["data"]
    assert (data["contentType"], data["bytes"]) == ("model/gltf-binary", len(content))


@pytest.mark.parametrize(
    "content",
    [
        b"plain text",
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a/*" + b"*/=alert(1)//",
        _picture()[:60],
        b"RIFF\x00\x00\x00\x00WAVE",
    ],
)
def test_what_no_decoder_takes_is_refused(key: str, content: bytes) -> None:
    answer = _upload(key, content)
    assert answer.status_code in {400, 415}
    assert Asset.objects.count() == 0


def test_a_picture_that_would_unfold_is_refused_by_its_header(key: str) -> None:
    answer = _upload(key, _png_header(50_000, 1_000))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_full_quota_refuses_up_front(key: str, settings: LazySettings) -> None:
    settings.MEDIA_QUOTA_BYTES = 10
    assert _upload(key, _picture()).status_code == 413
    assert Asset.objects.count() == 0


def test_the_clients_name_is_never_part_of_a_path(key: str, team: Team) -> None:
    _upload(key, _picture(), "../../etc/passwd.png")
    assert "passwd" not in Asset.objects.get().storage_name


@pytest.fixture
def path(key: str) -> str:
    """The signed path of a stored picture."""
    url: str = _upload(key, _picture()).json()["data"]["url"]
    return url.removeprefix("http://127.0.0.1:8000")


def test_media_come_sandboxed_and_in_ranges(path: str) -> None:
    whole = Client().get(path)
    assert (whole.status_code, whole["Content-Type"]) == (200, "image/png")
    assert whole["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert whole["Cross-Origin-Resource-Policy"] == "same-origin"
    part = Client().get(path, headers={"Range": "bytes=2-5"})
    size = len(whole.content)
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 2-5/{size}")
    assert part.content == whole.content[2:6]
    assert Client().get(path, headers={"Range": "bytes=-3"}).content == whole.content[-3:]
    assert Client().get(path, headers={"Range": f"bytes={size}-"}).status_code == 416


def test_a_wrong_or_old_signature_finds_nothing(path: str) -> None:
    assert Client().get(path[:-1] + ("0" if path[-1] != "0" else "1")).status_code == 404
    assert Client().get(path.split("?")[0]).status_code == 404
    asset = Asset.objects.get()
    past = int(time.time()) - 1
    old = signing.signature(f"/media/{asset.id}\n{past}\n{asset.team_id}")
    assert Client().get(f"/media/{asset.id}?exp={past}&sig={old}").status_code == 404
