"""Chat completions and pictures as OpenAI and OpenRouter answer, well and badly."""

import asyncio
import base64
from typing import Any

import pytest
from django.conf import LazySettings

from canvas.models import ExecutionStatus, NodeStatus
from canvas.nodes.ports import MediaFile
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer, png
from wireflow.accounts.models import Team
from workers.backends.providers import openai
from workers.backends.providers.failures import (
    PermanentError,
    RefusedError,
    TransientError,
)
from workers.backends.providers.protocol import Account, Job

pytestmark = pytest.mark.django_db(transaction=True)
CHAT = Job("chat/gpt-5-mini", {"prompt": "Why?", "system_prompt": "Be brief"}, key="run-1")
PICTURE = {"data": [{"b64_json": base64.b64encode(png()).decode()}]}


@pytest.fixture(params=["openai", "openrouter"])
def account(request: pytest.FixtureRequest, fal_server: FalServer) -> Account:
    """Either provider on this machine: the server answers what a test says."""
    return Account(request.param, fal_server.url, KEY)


def _submit(account: Account, job: Job = CHAT) -> Any:
    return asyncio.run(openai.submit(account, job)).results


def _said(text: str | None, **choice: Any) -> Answers:
    message = {"role": "assistant", "content": text}
    return Answers(body={"choices": [{"message": message, "finish_reason": "stop"} | choice]})


def _error(status: int, /, http: int = 0, **error: Any) -> Answers:
    return Answers(http or status, {"error": {"message": "Because", **error}})


def test_a_question_is_asked_and_answered(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [_said("Because.")]
    assert _submit(account) == {"text": "Because."}
    (asked,) = fal_server.calls
    assert (asked.path, asked.headers["authorization"]) == ("/chat/completions", f"Bearer {KEY}")
    assert asked.body == {
        "model": "gpt-5-mini",
        "messages": [
            {"role": "system", "content": "Be brief"},
            {"role": "user", "content": "Why?"},
        ],
        "stream": True,
    }


def test_a_picture_is_shown_and_any_model_may_be_named(
    fal_server: FalServer, account: Account
) -> None:
    fal_server.faults["submit"] = [_said("A red square.")]
    shown = asyncio.run(openai.place(account, MediaFile(b"x", "image/png")))
    body = {"prompt": "What is it?", "images": [shown], "model": "acme/large", "temperature": 0.5}
    assert _submit(account, Job("chat/", body, key="1")) == {"text": "A red square."}
    (asked,) = fal_server.calls
    assert (asked.body["model"], asked.body["temperature"]) == ("acme/large", 0.5)
    assert asked.body["messages"][0]["content"] == [
        {"type": "text", "text": "What is it?"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,eA=="}},
    ]


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (_error(400, code="moderation_blocked"), RefusedError, "refused the content: Because"),
        (_error(403, code=403, metadata={"reasons": ["hate"]}), RefusedError, "refused"),
        (_said("", finish_reason="content_filter"), RefusedError, "content filter"),
        (_error(401, code="invalid_api_key"), PermanentError, "let this server in"),
        (_error(402, code=402), PermanentError, "let this server in"),
        (_error(429, code="insufficient_quota"), PermanentError, "let this server in"),
        (_error(400, param="model"), PermanentError, "did not accept this"),
        (_error(502, http=200, code=502), TransientError, "not available"),
        (Answers(200, {"choices": []}), TransientError, "no words"),
    ],
)
def test_errors_are_told_apart(
    fal_server: FalServer,
    account: Account,
    answer: Any,
    kind: type,
    words: str,
) -> None:
    fal_server.faults["submit"] = [answer]
    with pytest.raises(kind, match=words) as caught:
        _submit(account)
    assert type(caught.value) is kind
    assert len(fal_server.calls) == 1
    assert KEY not in caught.value.message  # type: ignore[attr-defined]  # all of them have one


@pytest.fixture
def makers_own(fal_server: FalServer, settings: LazySettings) -> FalServer:
    """OpenAI and fal, both with a key, on this machine."""
    settings.PROVIDER_URLS = {"openai": fal_server.url, "fal": fal_server.url}
    settings.PROVIDER_KEYS = {"openai": KEY, "fal": KEY}
    return fal_server


def test_a_picture_is_made_at_once_and_kept(team: Team, makers_own: FalServer) -> None:
    makers_own.faults["submit"] = [Answers(body=PICTURE)]
    execution = drain(start(team, node("g", "generate:gpt_image_1_5", prompt="A sunset")))
    done = run_of(execution, "g")
    assert (execution.status, done.route) == (
        ExecutionStatus.COMPLETED,
        "openai:images/gpt-image-1.5",
    )
    assert done.outputs["image"]["contentType"] == "image/png"
    (asked,) = makers_own.calls
    assert asked.path == "/images/generations"
    assert asked.body == {
        "model": "gpt-image-1.5",
        "prompt": "A sunset",
        "size": "1024x1024",
        "n": 1,
        "quality": "high",
        "background": "auto",
        "output_format": "png",
    }


def test_where_the_makers_own_api_fails_the_next_route_is_taken(
    team: Team, makers_own: FalServer
) -> None:
    makers_own.faults["submit"] = [_error(401, code="invalid_api_key")]
    execution = drain(start(team, node("g", "generate:gpt_image_1_5", prompt="A sunset")))
    run = run_of(execution, "g")
    assert (run.status, run.route) == (NodeStatus.WAITING, "fal:fal-ai/gpt-image-1.5")
    assert run.failed_routes[0]["error"] == "OpenAI did not let this server in: Because"
    assert makers_own.calls[-1].body["image_size"] == "1024x1024"


def test_without_the_makers_key_the_other_route_runs(
    team: Team, makers_own: FalServer, settings: LazySettings
) -> None:
    settings.PROVIDER_KEYS = {"fal": KEY}
    run = run_of(drain(start(team, node("g", "generate:gpt_image_1_5", prompt="A sunset"))), "g")
    assert (run.route, run.failed_routes) == ("fal:fal-ai/gpt-image-1.5", [])


def test_a_text_is_read_aloud(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [Answers(body=b"RIFF")]
    job = Job("speech/gpt-4o-mini-tts", {"input": "Hello", "voice": "marin"}, key="1")
    assert _submit(account, job) == {"audio": {"url": "data:audio/mpeg;base64,UklGRg=="}}
    (asked,) = fal_server.calls
    assert asked.path == "/audio/speech"
    assert asked.body == {"model": "gpt-4o-mini-tts", "input": "Hello", "voice": "marin"}


def test_a_recording_is_written_down(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [Answers(body={"text": "Hello"})]
    job = Job("transcription/gpt-transcribe", {"file": "data:audio/mpeg;base64,QUJD"}, key="1")
    assert _submit(account, job) == {"text": "Hello"}
    (asked,) = fal_server.calls
    assert asked.path == "/audio/transcriptions"
    assert b'name="model"\r\n\r\ngpt-transcribe\r\n' in asked.body
    assert b'name="file"; filename="input.mp3"\r\nContent-Type: audio/mpeg\r\n\r\nABC' in asked.body


def test_pictures_are_changed(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [Answers(body=PICTURE)]
    shown = ["data:image/png;base64,QUJD", "data:image/png;base64,REVG"]
    job = Job("edits/gpt-image-1.5", {"prompt": "A hat", "image": shown, "n": 1}, key="1")
    assert len(_submit(account, job)["images"]) == 1
    (asked,) = fal_server.calls
    assert asked.path == "/images/edits"
    for content in (b"ABC", b"DEF"):
        part = b'name="image[]"; filename="input.png"\r\nContent-Type: image/png\r\n\r\n' + content
        assert part in asked.body
    assert b'name="n"\r\n\r\n1\r\n' in asked.body


@pytest.mark.parametrize("endpoint", ["transcription/gpt-transcribe", "edits/gpt-image-1.5"])
def test_an_answer_of_another_kind_is_none(
    fal_server: FalServer, account: Account, endpoint: str
) -> None:
    fal_server.faults["submit"] = [Answers(body={"text": None, "data": "x"})]
    with pytest.raises(TransientError, match="The answer has no"):
        _submit(account, Job(endpoint, {"prompt": "x"}, key="1"))
