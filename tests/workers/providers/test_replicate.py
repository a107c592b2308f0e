"""Replicate's documented protocol: handed in, watched, fetched and cancelled."""

import asyncio
from typing import Any

import pytest

from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer
from workers.backends.providers import replicate
from workers.backends.providers.failures import PermanentError, TransientError
from workers.backends.providers.protocol import Account, Job, Report


@pytest.fixture
def account(fal_server: FalServer) -> Account:
    return Account("replicate", fal_server.url, KEY)


def _urls(fal_server: FalServer) -> dict[str, str]:
    base = f"{fal_server.url}/predictions/1"
    return {"get": base, "cancel": f"{base}/cancel"}


@pytest.mark.parametrize(
    ("endpoint", "path", "version"),
    [
        ("acme/painter", "/models/acme/painter/predictions", {}),
        ("acme/painter:5c7d", "/predictions", {"version": "5c7d"}),
    ],
)
def test_a_job_is_queued_watched_and_fetched(
    fal_server: FalServer, account: Account, endpoint: str, path: str, version: dict[str, str]
) -> None:
    urls = _urls(fal_server)
    fal_server.faults["submit"] = [Answers(201, {"id": "1", "urls": urls, "status": "starting"})]
    values = {"prompt": "A sunset", "image_size": "square", "output_format": "jpeg"}
    ticket = asyncio.run(replicate.submit(account, Job(endpoint, values, key="1")))
    assert ticket == urls
    (asked,) = fal_server.calls
    assert (asked.path, asked.headers["authorization"]) == (path, f"Bearer {KEY}")
    wanted = {"prompt": "A sunset", "width": 512, "height": 512, "output_format": "jpg"}
    assert asked.body == {"input": wanted} | version
    states = ["starting", "processing", "succeeded", "succeeded"]
    output = ["https://replicate.delivery/1.png"]
    fal_server.faults["result"] = [Answers(body={"status": s, "output": output}) for s in states]
    reports = [asyncio.run(replicate.poll(account, ticket)) for _ in range(3)]
    assert reports == [Report("queued"), Report("running"), Report("over")]
    assert asyncio.run(replicate.collect(account, ticket)).results == {"output": output}


@pytest.mark.parametrize(
    ("body", "kind", "words", "over"),
    [
        ({"status": "failed", "error": "CUDA"}, TransientError, "failed to make it: CUDA", True),
        ({"status": "canceled"}, PermanentError, "was stopped at Replicate", False),
        ({"status": "asleep"}, TransientError, "says 'asleep' of the job", False),
    ],
)
def test_what_became_of_a_job(
    fal_server: FalServer, account: Account, body: Any, kind: type, words: str, over: bool
) -> None:
    fal_server.faults["result"] = [Answers(body=body)]
    with pytest.raises(kind, match=words) as caught:
        asyncio.run(replicate.collect(account, _urls(fal_server)))
    error: Any = caught.value
    assert error.job_is_over is over


def test_a_job_is_cancelled_and_one_that_is_gone_is_no_error(
    fal_server: FalServer, account: Account
) -> None:
    fal_server.faults["cancel"] = [
        Answers(body={"status": "canceled"}),
        Answers(404, {"detail": "Not found"}),
        Answers(401, {"title": "Unauthenticated", "status": 401}),
    ]
    for _ in range(2):
        asyncio.run(replicate.cancel(account, _urls(fal_server)))
    with pytest.raises(PermanentError, match="server in: Unauthenticated"):
        asyncio.run(replicate.cancel(account, _urls(fal_server)))
    assert {call.path for call in fal_server.of("cancel")} == {"/predictions/1/cancel"}


def test_an_address_elsewhere_is_not_taken_over(fal_server: FalServer, account: Account) -> None:
    astray = _urls(fal_server) | {"cancel": "https://evil.example/cancel"}
    fal_server.faults["submit"] = [Answers(201, {"id": "1", "urls": astray})]
    with pytest.raises(PermanentError, match="a cancel address that is not on its own server"):
        asyncio.run(replicate.submit(account, Job("acme/painter", {"prompt": "x"}, key="1")))
