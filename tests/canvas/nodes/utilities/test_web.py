"""What is sent to servers on the web, and what is made of their answers."""

from typing import Any

import pytest

from canvas.nodes.context import Answer, NodeError
from canvas.nodes.utilities.web.request import http_request
from canvas.nodes.utilities.web.webhook import send_to_webhook
from tests.canvas.nodes.quiet_context import QuietContext

URL = "https://api.example/lakes"


def answering(content: bytes, kind: str = "application/json", status: int = 200) -> QuietContext:
    context = QuietContext()
    context.answer = Answer(status, {"content-type": kind}, content)
    return context


def test_asks_and_reads_json() -> None:
    context = answering('{"lake": "Łódź"}'.encode())
    found = http_request(context, URL, headers={"X-Key": "k", "n": 7}, timeout=5)
    assert found == {"json": {"lake": "Łódź"}, "text": '{"lake": "Łódź"}', "status": 200}
    assert context.requests == [
        {
            "method": "GET",
            "address": URL,
            "headers": {"x-key": "k", "n": "7"},
            "content": b"",
            "seconds": 5,
            "most_bytes": 1_000_000,
        }
    ]


@pytest.mark.parametrize(
    ("body", "content", "kind"),
    [
        ({"a": "é"}, '{"a": "é"}'.encode(), "application/json"),
        ("plain é", "plain é".encode(), "text/plain; charset=utf-8"),
        (0, b"0", "application/json"),
    ],
)
def test_sends_a_body(body: Any, content: bytes, kind: str) -> None:
    context = answering(b"{}")
    http_request(context, URL, body, method="POST")
    assert (context.requests[0]["content"], context.requests[0]["headers"]) == (
        content,
        {"content-type": kind},
    )


def test_a_stated_kind_of_body_counts() -> None:
    context = answering(b"{}")
    http_request(context, URL, "a,b", method="PUT", headers={"Content-Type": "text/csv"})
    assert context.requests[0]["headers"] == {"content-type": "text/csv"}


@pytest.mark.parametrize(
    ("content", "kind", "json", "text"),
    [
        (b"plain", "text/plain", None, "plain"),
        ("né".encode("latin-1"), "text/plain; charset=ISO-8859-1", None, "né"),
        (b"n\xe9", "text/plain", None, "n\ufffd"),
        (b"a\x00b", "text/plain; charset=nonsense", None, "a\ufffdb"),
        (b"", "application/json", None, ""),
        (b"[1]", "application/problem+json", [1], "[1]"),
    ],
)
def test_reads_an_answer(content: bytes, kind: str, json: Any, text: str) -> None:
    found = http_request(answering(content, kind), URL)
    assert (found["json"], found["text"]) == (json, text)


def test_cuts_a_long_text_off_and_says_so() -> None:
    context = answering(b"x" * 200_001, "text/plain")
    assert len(http_request(context, URL)["text"]) == 200_000
    assert context.warnings == ["The answer is cut off after 200,000 characters"]


def test_fails_on_an_error_unless_it_is_told_not_to() -> None:
    with pytest.raises(NodeError, match="answered with status 404: no such lake"):
        http_request(answering(b"no such lake", "text/plain", 404), URL)
    found = http_request(answering(b"{}", status=503), URL, fail_on_error=False)
    assert found["status"] == 503


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"Host": "inside"}, "“Host” is set by the server"),
        ({"transfer-encoding": "chunked"}, "is set by the server"),
        ({"Proxy-Authorization": "x"}, "is set by the server"),
        ({"a b": "x"}, "“a b” is no name of a header"),
        ({"a": "x\r\nb: y"}, "The value of the header “a” cannot be sent"),
        ({"a": "ł"}, "cannot be sent"),
        ({"a": "x" * 4_001}, "cannot be sent"),
        ({str(n): "x" for n in range(21)}, "at most 20"),
        ([1], "must be JSON with a value for each"),
    ],
)
def test_refuses_headers(headers: Any, message: str) -> None:
    context = answering(b"{}")
    with pytest.raises(NodeError, match=message):
        http_request(context, URL, headers=headers)
    assert context.requests == []


def test_refuses_a_body_that_is_too_large() -> None:
    with pytest.raises(NodeError, match="more than 1 MB"):
        http_request(answering(b"{}"), URL, "x" * 1_000_001, method="POST")


def test_delivers_a_value_and_hands_it_on() -> None:
    context = QuietContext()
    assert send_to_webhook(context, {"a": 1}, URL) == {"a": 1}
    assert context.delivered == [(URL, {"a": 1})]
    with pytest.raises(NodeError, match="A message may have at most 250,000 characters"):
        send_to_webhook(context, "x" * 250_000, URL)
