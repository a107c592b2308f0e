"""fal's documented protocol, and every way in which its answers may be bad."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest

from canvas.nodes.ports import MediaFile
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import INVALID, REFUSAL, Answers, FalServer
from wireflow.middleware import RedactKeys
from workers.backends.providers import client, fal, patience
from workers.backends.providers.failures import (
    PermanentError,
    RefusedError,
    TransientError,
)
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

T = TypeVar("T")
JOB = Job("acme/painter/v2", {"prompt": "A sunset"}, key="run-1")
HTML = Answers(502, b"<html>Bad gateway</html>", {"Content-Type": "text/html"})


def wait(call: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(call)


def _submitted(account: Account) -> Ticket:
    ticket = wait(fal.submit(account, JOB))
    assert not isinstance(ticket, Answer)
    return ticket


def test_a_job_is_queued_watched_and_fetched(fal_server: FalServer, account: Account) -> None:
    fal_server.states = [{"status": "IN_QUEUE", "queue_position": 2}, "IN_PROGRESS", "COMPLETED"]
    ticket = _submitted(account)
    reports = [wait(fal.poll(account, ticket)) for _ in range(3)]
    assert reports == [Report("queued", 2), Report("running"), Report("over")]
    assert wait(fal.collect(account, ticket)).results["seed"] == 7
    (submitted,) = fal_server.of("submit")
    assert (submitted.path, submitted.body) == ("/acme/painter/v2", {"prompt": "A sunset"})
    assert submitted.headers["authorization"] == f"Key {KEY}"
    assert submitted.headers["idempotency-key"] == "run-1"
    assert fal_server.of("status")[0].path.endswith(f"/requests/{ticket['request_id']}/status")


def test_a_job_is_cancelled_and_one_that_is_over_is_no_error(
    fal_server: FalServer, account: Account
) -> None:
    ticket = _submitted(account)
    wait(fal.cancel(account, ticket))
    assert fal_server.cancelled == [ticket["request_id"]]
    fal_server.faults["cancel"] = [Answers(400, {"status": "ALREADY_COMPLETED"})]
    wait(fal.cancel(account, ticket))
    fal_server.faults["cancel"] = [Answers(401, {"detail": "Invalid key"})]
    with pytest.raises(PermanentError):
        wait(fal.cancel(account, ticket))


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answers(422, REFUSAL), RefusedError, r"refused the content \(violence\): prompt: The"),
        (Answers(422, REFUSAL["detail"]), RefusedError, "flagged by a content checker"),
        (Answers(422, INVALID), PermanentError, "image_size: unexpected value"),
        (Answers(401, {"detail": "No user found"}), PermanentError, "let this server in: No user"),
        (Answers(403, {"detail": "Exhausted balance."}), PermanentError, "Exhausted balance"),
        (Answers(404, {"detail": "Path /x not found"}), PermanentError, "not found"),
        (Answers(429, {"detail": "Slow down"}, {"Retry-After": "7"}), TransientError, "Slow down"),
        (Answers(503, {"error_type": "runner_disconnected"}), TransientError, "runner_disc"),
        (Answers(500, {"detail": "x"}, {"X-Fal-Retryable": "false"}), PermanentError, "accept"),
        (Answers(422, INVALID, {"X-Fal-Needs-Retry": "1"}), TransientError, "not available"),
        (HTML, TransientError, "it gave no reason"),
    ],
)
def test_errors_are_told_apart(
    fal_server: FalServer, account: Account, answer: Answers, kind: type, words: str
) -> None:
    fal_server.faults["submit"] = [answer]
    with pytest.raises(kind, match=words) as caught:
        _submitted(account)
    assert type(caught.value) is kind
    assert caught.value.retryable is (kind is TransientError)
    assert caught.value.elsewhere is (kind is not RefusedError)


def test_the_status_of_a_result_is_that_of_the_job(fal_server: FalServer, account: Account) -> None:
    ticket = _submitted(account)
    broken = Answers(500, {"detail": "CUDA error", "error_type": "runner_server_error"})
    fal_server.faults["result"] = [broken]
    with pytest.raises(TransientError) as caught:
        wait(fal.collect(account, ticket))
    assert caught.value.job_is_over
    fal_server.faults["result"] = [HTML] * client.TRIES
    with pytest.raises(TransientError) as passing:
        wait(fal.collect(account, ticket))
    assert not passing.value.job_is_over


def test_a_picture_that_was_withheld_is_a_refusal(fal_server: FalServer, account: Account) -> None:
    ticket = _submitted(account)
    fal_server.output = {"images": [{"url": "x"}], "has_nsfw_concepts": [True]}
    with pytest.raises(RefusedError, match="withheld"):
        wait(fal.collect(account, ticket))


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/status", "https://queue.fal.run.evil.example/x", "", "::"]
)
def test_the_key_goes_to_no_other_server(fal_server: FalServer, account: Account, url: str) -> None:
    ticket = _submitted(account)
    fal_server.faults["submit"] = [Answers(200, ticket | {"cancel_url": url})]
    with pytest.raises(PermanentError, match="not on its own server"):
        _submitted(account)


def test_a_small_file_travels_inside_and_a_large_one_is_stored_first(
    fal_server: FalServer, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = MediaFile(b"0123456789", "image/png")
    assert wait(fal.place(account, picture)) == "data:image/png;base64,MDEyMzQ1Njc4OQ=="
    assert fal_server.calls == []
    monkeypatch.setattr(fal, "MOST_INLINE", 9)
    assert wait(fal.place(account, picture)) == "https://v3.fal.media/files/1"
    (asked,), (stored,) = fal_server.of("upload"), fal_server.of("put")
    assert asked.body == {"content_type": "image/png", "file_name": "input.png"}
    assert stored.body == b"0123456789"
    # The storage is somebody else's: it never sees the key.
    assert "authorization" in asked.headers
    assert "authorization" not in stored.headers


@pytest.mark.parametrize("address", ["http://169.254.169.254/put", "file:///etc/passwd"])
def test_a_file_is_not_put_into_a_private_network(
    fal_server: FalServer, account: Account, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(fal, "MOST_INLINE", 0)
    fal_server.faults["upload"] = [Answers(200, {"upload_url": address, "file_url": "x"})]
    with pytest.raises(PermanentError, match="not written to"):
        wait(fal.place(account, MediaFile(b"secret", "image/png")))


def test_no_log_and_no_error_holds_the_key(account: Account, fal_server: FalServer) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "sent with %s", (KEY,), None)
    RedactKeys().filter(record)
    assert record.getMessage() == "sent with [fal key redacted]"
    assert KEY not in repr(account)


@pytest.mark.parametrize(
    ("text", "seconds"), [("5", 5), ("", 0), ("soon", 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)]
)
def test_retry_after_is_a_number_or_a_date(text: str, seconds: float) -> None:
    assert patience.seconds_of(text) == seconds
