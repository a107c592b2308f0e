"""ElevenLabs' documented protocol: recordings as they are, and what is said in words."""

import asyncio
import io
import wave
from typing import Any

import pytest
from django.conf import LazySettings

from canvas.models import ExecutionStatus
from canvas.nodes.ports import PortType
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer
from wireflow.accounts.models import Team
from workers.backends.providers import elevenlabs, files
from workers.backends.providers.failures import PermanentError
from workers.backends.providers.protocol import Account, Job

RACHEL = "21m00Tcm4TlvDq8ikWAM"
VOICES = {
    "voices": [{"name": "Sarah - Warm", "voice_id": "s1"}, {"name": "Rachel", "voice_id": RACHEL}]
}
SPEECH = Job("text-to-speech/eleven_v3", {"text": "Hello"}, key="1")


def wav() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(1600))
    return buffer.getvalue()


@pytest.fixture
def account(fal_server: FalServer) -> Account:
    return Account("elevenlabs", fal_server.url, KEY)


def _submit(account: Account, job: Job = SPEECH) -> Any:
    return asyncio.run(elevenlabs.submit(account, job)).results


@pytest.mark.django_db(transaction=True)
def test_a_text_is_read_aloud_and_kept(
    team: Team, fal_server: FalServer, settings: LazySettings
) -> None:
    settings.PROVIDER_URLS = {"elevenlabs": fal_server.url}
    settings.PROVIDER_KEYS = {"elevenlabs": KEY}
    fal_server.faults["result"] = [Answers(body=VOICES)]
    fal_server.faults["submit"] = [Answers(body=wav(), headers={"Content-Type": "audio/mpeg"})]
    asked = node("g", "audio:elevenlabs_tts_turbo", text="Hello", language="en")
    execution = drain(start(team, asked))
    done = run_of(execution, "g")
    assert (execution.status, done.route) == (
        ExecutionStatus.COMPLETED,
        "elevenlabs:text-to-speech/eleven_turbo_v2_5",
    )
    # What it is follows from the bytes, whatever the answer says of them.
    assert done.outputs["audio"]["contentType"] == "audio/wav"
    (listed,), (spoken,) = fal_server.of("result"), fal_server.of("submit")
    assert listed.path == "/voices?show_legacy=true"
    assert (spoken.path, spoken.headers["xi-api-key"]) == (f"/text-to-speech/{RACHEL}", KEY)
    assert spoken.body == {
        "text": "Hello",
        "language_code": "en",
        "model_id": "eleven_turbo_v2_5",
        "voice_settings": {"speed": 1, "stability": 0.5, "similarity_boost": 0.75},
    }


def test_a_recording_is_sent_as_a_form(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [Answers(body={"text": "Hello", "language_code": "en"})]
    body = {"file": "data:audio/mpeg;base64,QUJD", "language_code": "en"}
    assert _submit(account, Job("speech-to-text/scribe_v2", body, key="1"))["text"] == "Hello"
    (asked,) = fal_server.calls
    assert asked.path == "/speech-to-text"
    assert asked.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="model_id"\r\n\r\nscribe_v2\r\n' in asked.body
    assert b'name="language_code"\r\n\r\nen\r\n' in asked.body
    assert b'name="file"; filename="input.mp3"\r\nContent-Type: audio/mpeg\r\n\r\nABC' in asked.body


@pytest.mark.parametrize("voice", [RACHEL, "rachel", "Sarah"])
def test_a_voice_goes_by_its_id_or_its_name(
    fal_server: FalServer, account: Account, voice: str
) -> None:
    fal_server.faults["result"] = [Answers(body=VOICES)]
    fal_server.faults["submit"] = [Answers(body=wav())]
    _submit(account, Job("text-to-speech/eleven_v3", {"text": "Hello", "voice": voice}, key="1"))
    wanted = "s1" if voice == "Sarah" else RACHEL
    assert fal_server.of("submit")[0].path == f"/text-to-speech/{wanted}"
    assert len(fal_server.of("result")) == (0 if voice == RACHEL else 1)


def test_a_voice_that_is_not_there_is_named(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["result"] = [Answers(body=VOICES)]
    with pytest.raises(PermanentError, match="has no voice 'Hal'"):
        _submit(account, Job("text-to-speech/eleven_v3", {"text": "x", "voice": "Hal"}, key="1"))
    assert fal_server.of("submit") == []


@pytest.mark.parametrize("content", [b"<html>", b"[1]", wav()[:20]], ids=["html", "json", "cut"])
def test_what_is_no_sound_is_not_kept(
    fal_server: FalServer, account: Account, content: bytes
) -> None:
    fal_server.faults["submit"] = [Answers(body=content)]
    made = _submit(account)
    with pytest.raises(PermanentError, match="not sound") as caught:
        files.receive(PortType.AUDIO, made["audio"])
    assert caught.value.code == "bad_result"


@pytest.mark.parametrize(
    ("status", "detail", "words"),
    [
        (401, {"status": "quota_exceeded", "message": "Too little"}, "server in: Too little"),
        (400, {"code": "voice_not_found", "message": "No such voice"}, "accept this: No such"),
        (422, [{"loc": ["body", "text"], "msg": "Field required"}], "text: Field required"),
    ],
)
def test_the_reason_is_told(
    fal_server: FalServer, account: Account, status: int, detail: Any, words: str
) -> None:
    fal_server.faults["submit"] = [Answers(status, {"detail": detail})]
    with pytest.raises(PermanentError, match=words):
        _submit(account)
