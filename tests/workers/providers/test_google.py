"""Gemini's documented answers: pictures, words instead of them, and reasons."""

import asyncio
import base64
from typing import Any

import pytest
from django.conf import LazySettings

from canvas.models import ExecutionStatus
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer, png
from wireflow.accounts.models import Team
from workers.backends.providers import google
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Job

PICTURE = {"inlineData": {"mimeType": "image/png", "data": base64.b64encode(png()).decode()}}
SKETCH = {"thought": True, "inlineData": {"mimeType": "image/png", "data": "eA=="}}
WAIT = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "46.2s"}
BAD_KEY = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}


def _made(*parts: Any, **candidate: Any) -> dict[str, Any]:
    return {"candidates": [{"content": {"parts": parts}, "finishReason": "STOP"} | candidate]}


def _submit(fal_server: FalServer, answer: Answers, **values: Any) -> Any:
    fal_server.faults["submit"] = [answer]
    account = Account("google", fal_server.url, KEY)
    job = Job("gemini-3-pro-image", {"prompt": "A sunset"} | values, key="1")
    return asyncio.run(google.submit(account, job)).results


@pytest.mark.django_db(transaction=True)
def test_a_picture_is_made_and_kept(
    team: Team, fal_server: FalServer, settings: LazySettings
) -> None:
    settings.PROVIDER_URLS = {"google": fal_server.url}
    settings.PROVIDER_KEYS = {"google": KEY}
    fal_server.faults["submit"] = [Answers(body=_made({"text": "Here"}, SKETCH, PICTURE))]
    values = {"prompt": "A sunset", "system_prompt": "Be bold", "seed": 5}
    asked = node("g", "generate:nano_banana_pro", **values)
    execution = drain(start(team, asked))
    done = run_of(execution, "g")
    assert (execution.status, done.route) == (
        ExecutionStatus.COMPLETED,
        "google:gemini-3-pro-image",
    )
    assert done.outputs["image"]["contentType"] == "image/png"
    (call,) = fal_server.calls
    assert call.path == "/models/gemini-3-pro-image:generateContent"
    assert call.headers["x-goog-api-key"] == KEY
    assert call.body == {
        "contents": [{"role": "user", "parts": [{"text": "A sunset"}]}],
        "generationConfig": {
            "responseModalities": ["IMAGE"],
            "seed": 5,
            "imageConfig": {"aspectRatio": "1:1", "imageSize": "1K"},
        },
        "systemInstruction": {"parts": [{"text": "Be bold"}]},
    }


def test_pictures_are_shown_and_the_web_is_searched(fal_server: FalServer) -> None:
    shown = "data:image/png;base64,eA=="
    _submit(
        fal_server,
        Answers(body=_made(PICTURE)),
        images=[shown],
        aspect_ratio="auto",
        enable_web_search=True,
    )
    (call,) = fal_server.calls
    assert call.body["contents"][0]["parts"][1:] == [
        {"inlineData": {"mimeType": "image/png", "data": "eA=="}}
    ]
    assert call.body["tools"] == [{"googleSearch": {}}]
    assert "imageConfig" not in call.body["generationConfig"]


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answers(body={"promptFeedback": {"blockReason": "SAFETY"}}), RefusedError, ": SAFETY"),
        (Answers(body=_made(finishReason="PROHIBITED_CONTENT")), RefusedError, "PROHIBITED"),
        (Answers(body=_made({"text": "I cannot"})), PermanentError, "a picture: I cannot"),
        (Answers(body=_made(finishReason="IMAGE_OTHER")), TransientError, "has no picture"),
        (Answers(body={"candidates": "none"}), TransientError, "has no picture"),
        (
            Answers(400, {"error": {"message": "API key not valid.", "details": [BAD_KEY]}}),
            PermanentError,
            "did not let this server in: API key not valid",
        ),
        (
            Answers(404, {"error": {"message": "No such model", "status": "NOT_FOUND"}}),
            PermanentError,
            "did not accept this: No such model",
        ),
    ],
)
def test_an_answer_without_a_picture_says_why(
    fal_server: FalServer, answer: Answers, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words) as caught:
        _submit(fal_server, answer)
    assert type(caught.value) is kind


def test_how_long_to_wait_stands_in_the_details(fal_server: FalServer) -> None:
    busy = Answers(429, {"error": {"message": "Quota", "details": [WAIT]}})
    with pytest.raises(TransientError) as caught:
        _submit(fal_server, busy)
    assert caught.value.retry_after == 46
