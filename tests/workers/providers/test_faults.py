"""Every way in which a provider's answers may be bad, for every provider alike."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from canvas.nodes.ports import PortType
from tests.workers.providers.cases import CASES, HERE, INSIDE, NAMING, QUEUES, THIEVES, Case
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer
from workers.backends.providers import client, exchange, files, patience, results
from workers.backends.providers.exchange import Bounds
from workers.backends.providers.failures import (
    PermanentError,
    RefusedError,
    TransientError,
    UncertainError,
)
from workers.backends.providers.protocol import Account, Report, Ticket

T = TypeVar("T")
HTML = Answers(502, b"<html>Bad gateway</html>", {"Content-Type": "text/html"})
BUSY = Answers(429, {}, {"Retry-After": "7"})
# Those that make one wait are cut off after this long: nothing else is waited for.
SHORT = Bounds(0.25, 200_000)


def wait(call: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(call)


def every(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.provider for case in cases])


@pytest.fixture
def account(case: Case, fal_server: FalServer) -> Account:
    return case.account(fal_server.url, KEY)


@pytest.fixture
def ticket(case: Case, fal_server: FalServer) -> Ticket:
    return {name: value.replace(HERE, fal_server.url) for name, value in case.ticket.items()}


def cut_off(monkeypatch: pytest.MonkeyPatch, case: Case, seconds: float = SHORT.seconds) -> None:
    monkeypatch.setattr(exchange, "DEADLINE_SECONDS", seconds)
    monkeypatch.setattr(exchange, "MOST_BYTES", SHORT.most_bytes)
    if bounds := getattr(case.module, "BOUNDS", None):
        short = replace(bounds, seconds=seconds, most_bytes=SHORT.most_bytes)
        monkeypatch.setattr(case.module, "BOUNDS", short)


def _working(case: Case) -> Answers:
    return case.pending if isinstance(case.pending, Answers) else Answers(body=case.pending)


async def _relax(seconds: float) -> None:
    """Between two tries: what follows the slow answer is waited for as long as it takes."""
    exchange.DEADLINE_SECONDS = 5.0


@every(CASES)
@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (BUSY, TransientError, "is not available"),
        (Answers(500, {}), TransientError, "gave no reason"),
        (Answers(503, {}), TransientError, "is not available"),
        (HTML, TransientError, "gave no reason"),
        (Answers(401, {}), PermanentError, "did not let this server in"),
        (Answers(402, {}), PermanentError, "did not let this server in"),
        (Answers(422, {}), PermanentError, "did not accept this"),
        (Answers(200, [1]), TransientError, "answer"),
        (Answers(200, b"<html>"), UncertainError, "not JSON"),
        (Answers(200, b'{"id": "1", "na'), UncertainError, "not JSON"),
        ("hang", UncertainError, "did not answer within"),
        ("drip", UncertainError, "did not answer within"),
        ("flood", UncertainError, "more than 200,000 bytes"),
        ("reset", UncertainError, "may have taken the job"),
    ],
)
def test_a_job_is_handed_in_once_and_its_failure_is_named(
    case: Case,
    account: Account,
    fal_server: FalServer,
    monkeypatch: pytest.MonkeyPatch,
    answer: Any,
    kind: type[Exception],
    words: str,
) -> None:
    cut_off(monkeypatch, case, SHORT.seconds if answer in ("hang", "drip") else 20.0)
    fal_server.faults["submit"] = [answer]
    with pytest.raises(kind, match=words) as caught:
        wait(case.module.submit(account, case.job))
    error: Any = caught.value
    assert type(error) is kind
    assert error.retryable is (kind is TransientError)
    assert error.elsewhere is (kind is not UncertainError)
    assert error.retry_after == (7 if answer is BUSY else 0)
    # Where a busy machine was slower than our patience, it may not even have arrived.
    assert len(fal_server.of("submit")) <= 1
    assert KEY not in error.message


@every(CASES)
def test_a_server_that_is_not_there_took_nothing(case: Case) -> None:
    gone = case.account("http://127.0.0.1:9", KEY)
    with pytest.raises(TransientError, match="cannot be reached"):
        wait(case.module.submit(gone, case.job))


@every(CASES)
def test_refused_content_is_tried_nowhere_else(
    case: Case, account: Account, fal_server: FalServer, ticket: Ticket
) -> None:
    fal_server.faults["submit" if case.at_once else "result"] = [case.refusal]
    call = (
        case.module.submit(account, case.job)
        if case.at_once
        else case.module.collect(account, ticket)
    )
    with pytest.raises(RefusedError, match="refused the content") as caught:
        wait(call)
    assert (caught.value.elsewhere, caught.value.retryable) == (False, False)


@every(QUEUES)
@pytest.mark.parametrize(
    "fault",
    [HTML, Answers(200, b"<html>"), Answers(200, b'{"status": "IN_'), "hang", "reset"],
    ids=["html error", "html", "truncated", "hang", "reset"],
)
def test_a_bad_answer_to_a_question_is_asked_again_and_not_for_ever(
    case: Case,
    account: Account,
    fal_server: FalServer,
    ticket: Ticket,
    monkeypatch: pytest.MonkeyPatch,
    fault: Any,
) -> None:
    if fault == "hang":
        monkeypatch.setattr(exchange, "DEADLINE_SECONDS", 2 * SHORT.seconds)
        monkeypatch.setattr(client, "sleep", _relax)
    fal_server.faults[case.asked] = [fault, _working(case), Answers(body=case.over)]
    assert wait(case.module.poll(account, ticket)) == Report("running")
    assert wait(case.module.poll(account, ticket)) == Report("over")
    so_far = len(fal_server.of(case.asked))
    fal_server.faults[case.asked] = [HTML] * 9
    with pytest.raises(TransientError):
        wait(case.module.poll(account, ticket))
    assert len(fal_server.of(case.asked)) == so_far + client.TRIES


@every(QUEUES)
def test_a_short_wait_is_waited_for_and_a_long_one_left_to_the_engine(
    case: Case, account: Account, fal_server: FalServer, ticket: Ticket, pauses: list[float]
) -> None:
    fal_server.faults[case.asked] = [
        Answers(429, {}, {"Retry-After": "3"}),
        _working(case),
        Answers(429, {}, {"Retry-After": "90"}),
    ]
    assert wait(case.module.poll(account, ticket)) == Report("running")
    (pause,) = pauses
    assert 3 <= pause <= 3 + patience.LONGEST_PAUSE_SECONDS
    with pytest.raises(TransientError) as caught:
        wait(case.module.poll(account, ticket))
    assert (caught.value.retry_after, len(pauses)) == (90, 1)


@every(QUEUES)
def test_a_word_about_a_job_that_drips_is_not_waited_for(
    case: Case,
    account: Account,
    fal_server: FalServer,
    ticket: Ticket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut_off(monkeypatch, case)
    for place, call in ((case.asked, case.module.poll), ("result", case.module.collect)):
        fal_server.faults[place] = ["drip"] * client.TRIES
        with pytest.raises(TransientError, match="did not answer within"):
            wait(call(account, ticket))


@every(QUEUES)
def test_an_endless_answer_is_cut_off(
    case: Case,
    account: Account,
    fal_server: FalServer,
    ticket: Ticket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut_off(monkeypatch, case, seconds=20.0)
    fal_server.faults["result"] = ["flood"] * client.TRIES
    with pytest.raises(TransientError, match="more than 200,000 bytes"):
        wait(case.module.collect(account, ticket))


@every(NAMING)
@pytest.mark.parametrize("url", [INSIDE, "https://api.bfl.ai.evil.example/v1/x", "", "::"])
def test_the_key_goes_to_no_other_server(
    case: Case, account: Account, fal_server: FalServer, ticket: Ticket, url: str
) -> None:
    astray = dict.fromkeys(ticket, url)
    for call in (case.module.poll, case.module.collect):
        with pytest.raises(PermanentError, match="not on its own server"):
            wait(call(account, astray))
    assert fal_server.calls == []


@every(THIEVES)
def test_a_result_inside_a_private_network_is_not_fetched(
    case: Case, account: Account, fal_server: FalServer, ticket: Ticket
) -> None:
    place, body = case.stolen
    fal_server.faults["result"] = [Answers(body=body)]
    made = wait(case.module.collect(account, ticket)).results
    found = results.look_up(made, place)
    with pytest.raises(PermanentError, match="private network") as caught:
        files.receive(PortType.IMAGE, found[0] if isinstance(found, list) else found)
    assert caught.value.code == "bad_result"
