"""Words of a chat as they are written: whole, cut anywhere, interrupted, refused."""

import asyncio
import json
from typing import Any

import pytest

from canvas.models import ExecutionStatus
from canvas.nodes.context import CancelledError
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer
from wireflow.accounts.models import Team
from workers.backends.providers import openai
from workers.backends.providers.failures import RefusedError, TransientError, UncertainError
from workers.backends.providers.openai_stream import Writing
from workers.backends.providers.protocol import Account, Job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def account(fal_server: FalServer) -> Account:
    return Account("openai", fal_server.url, KEY)


def event(text: str = "", **choice: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {"content": text}} | choice]}


def stream(*events: Any, ends: bool = True) -> Answers:
    lines = [": OPENROUTER PROCESSING", *(f"data: {json.dumps(one)}" for one in events)]
    if ends:
        lines += ["data: [DONE]", ""]
    body = "\n\n".join(lines).encode()
    return Answers(200, body, {"Content-Type": "text/event-stream; charset=utf-8"})


def ask(account: Account, say: Any = lambda piece: None) -> Any:
    job = Job("chat/gpt-5-mini", {"prompt": "Why?"}, key="1", say=say)
    return asyncio.run(openai.submit(account, job)).results


def test_pieces_are_said_and_the_whole_is_the_answer(
    fal_server: FalServer, account: Account
) -> None:
    fal_server.faults["submit"] = [
        stream(event("It "), event("rains "), event("ünder 雨."), event(finish_reason="stop"))
    ]
    said: list[str] = []
    assert ask(account, said.append) == {"text": "It rains ünder 雨."}
    assert said == ["It ", "rains ", "ünder 雨."]


def test_a_stream_may_be_cut_anywhere() -> None:
    body = stream(event("ünder 雨"), event(finish_reason="stop")).body
    for place in range(len(body)):
        said: list[str] = []
        writing = Writing(said.append)
        writing.feed(body[:place])
        writing.feed(body[place:])
        assert said == ["ünder 雨"]
        assert writing.answer()["choices"][0]["message"]["content"] == "ünder 雨"


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (stream(event("It "), ends=False), UncertainError, "broke off in mid-answer"),
        (stream(ends=False), UncertainError, "broke off in mid-answer"),
        (
            stream(event("It "), {"error": {"code": 502, "message": "Down"}}),
            TransientError,
            "is not available: Down",
        ),
        (
            stream({"error": {"code": "content_filter", "message": "No"}}),
            RefusedError,
            "refused the content: No",
        ),
        (stream(event("It"), event(finish_reason="content_filter")), RefusedError, "filter"),
    ],
)
def test_a_stream_that_ends_badly_says_how(
    fal_server: FalServer, account: Account, answer: Answers, kind: type, words: str
) -> None:
    fal_server.faults["submit"] = [answer]
    with pytest.raises(kind, match=words):
        ask(account)


@pytest.mark.parametrize("odd", [b"data: nonsense\n", b'data: {"choices": [3]}\n', b"data: []\n"])
def test_what_is_no_event_is_passed_over(odd: bytes) -> None:
    writing = Writing(lambda piece: None)
    writing.feed(odd)
    writing.feed(b"data: [DONE]\n")
    assert writing.answer()["choices"][0]["message"]["content"] == ""


def test_who_cancels_is_not_written_to_any_longer(fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [stream(event("It "), event("rains"))]
    said: list[str] = []

    def say(piece: str) -> None:
        said.append(piece)
        raise CancelledError

    with pytest.raises(CancelledError):
        ask(account, say)
    assert said == ["It "]


def test_listeners_are_told_while_the_node_writes(
    team: Team, fal_server: FalServer, settings: Any, published: list[dict[str, Any]]
) -> None:
    settings.PROVIDER_URLS = {"openai": fal_server.url}
    settings.PROVIDER_KEYS = {"openai": KEY}
    fal_server.faults["submit"] = [
        stream(event("It "), event("rains."), event(finish_reason="stop"))
    ]
    execution = drain(start(team, node("w", "llm:gpt", prompt="Why?")))
    assert execution.status == ExecutionStatus.COMPLETED
    assert run_of(execution, "w").outputs == {"text": "It rains."}
    told = [message for message in published if message["type"] == "text"]
    assert told[0] == {
        "type": "text",
        "executionId": str(execution.id),
        "nodeId": "w",
        "at": 0,
        "text": "It ",
    }
