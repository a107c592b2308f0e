"""What breaks on the way of a hosted step: workers, providers, files. Nothing is paid twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from canvas.models import Asset, NodeRun, NodeStatus
from tests.workers.engine import run_of
from tests.workers.providers.conftest import TWO_ROUTES
from tests.workers.providers.fal_server import INVALID, REFUSAL, Answers, FalServer
from tests.workers.providers.jobs import ask, launch, money, work
from wireflow.accounts.models import Team
from workers import lifecycle, runner, scheduler
from workers.backends.providers import fal, files
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)
OVERLOAD = Answers(503, {"detail": "busy"})


def _kill(run: NodeRun) -> None:
    """The worker is gone: its lease ran out, and the reaper took the step."""
    NodeRun.objects.filter(id=run.id).update(lease_until=Now() - timedelta(seconds=1))
    assert scheduler.reap() == 1


class _Killed(BaseException):
    """What no `except` of ours catches: the worker's process ends here."""


def _killed_at(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, *, after: bool = False
) -> None:
    real = getattr(module, name)

    async def die_later(*args: Any) -> None:
        await real(*args)
        raise _Killed

    def die(*_: Any, **__: Any) -> None:
        raise _Killed

    monkeypatch.setattr(module, name, die_later if after else die)


def test_a_worker_killed_between_handing_in_and_saving_does_not_pay_twice(
    team: Team, fal_server: FalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution = launch(team)
    with monkeypatch.context() as patch:
        _killed_at(patch, fal, "submit", after=True)
        with pytest.raises(_Killed):
            work(execution)
    _kill(run_of(execution, "g"))
    failed = work(execution)
    assert (failed.status, failed.code) == (NodeStatus.FAILED, "submission_unknown")
    assert "run the node again" in failed.error
    assert len(fal_server.jobs) == 1
    assert money(team) == (1_000, 0, 1_000)


def test_a_worker_killed_while_it_fetches_is_followed_by_one_that_fetches_the_same_job(
    team: Team, fal_server: FalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution = launch(team)
    ticket = work(execution).provider_request
    ask(execution)
    with monkeypatch.context() as patch:
        _killed_at(patch, files, "receive")
        with pytest.raises(_Killed):
            work(execution)
    late = run_of(execution, "g")
    _kill(late)
    done = work(execution)
    assert (done.status, done.provider_request) == (NodeStatus.COMPLETED, ticket)
    assert len(fal_server.jobs) == 1
    # The first one was only slow: what it brings now is discarded.
    outcome = Outcome(late, NodeStatus.COMPLETED, outputs={"image": "late"})
    assert lifecycle.finish(execution.id, [outcome]) == []
    assert run_of(execution, "g").outputs == done.outputs
    assert money(team) == (997, 0, 997)


def test_an_overloaded_provider_is_tried_again_later_and_not_for_ever(
    team: Team, fal_server: FalServer
) -> None:
    execution = launch(team)
    fal_server.faults["submit"] = [Answers(429, {"detail": "slow"}, {"Retry-After": "20"})]
    asked = run_of(execution, "g")
    runner.step(asked.id)
    later = NodeRun.objects.annotate(now=Now()).get(id=asked.id)
    assert (later.status, later.provider_request) == (NodeStatus.QUEUED, None)
    assert later.not_before - later.now > timedelta(seconds=18)
    fal_server.faults["submit"] = [OVERLOAD] * 9
    for _ in range(9):
        failed = work(execution)
    assert (failed.status, failed.code) == (NodeStatus.FAILED, "provider_unavailable")
    assert len(fal_server.of("submit")) == failed.max_attempts


def test_a_job_that_broke_over_there_is_handed_in_anew(team: Team, fal_server: FalServer) -> None:
    execution = launch(team)
    work(execution)
    fal_server.faults["result"] = [Answers(500, {"detail": "x", "error_type": "internal_error"})]
    ask(execution)
    again = work(execution)
    assert (again.status, again.provider_request) == (NodeStatus.QUEUED, None)
    assert work(execution).status == NodeStatus.WAITING
    assert len(fal_server.jobs) == 2
    ask(execution)
    assert work(execution).status == NodeStatus.COMPLETED


def test_refused_content_is_never_tried_again_anywhere(team: Team, fal_server: FalServer) -> None:
    fal_server.faults["result"] = [Answers(422, REFUSAL)]
    execution = launch(team, TWO_ROUTES)
    work(execution)
    ask(execution)
    failed = work(execution)
    assert (failed.status, failed.code) == (NodeStatus.FAILED, "content_refused")
    assert failed.error.startswith("fal refused the content (violence)")
    assert len(fal_server.jobs) == 1
    assert money(team) == (1_000, 0, 1_000)


def test_a_failed_route_gives_way_to_the_next_at_the_quoted_price(
    team: Team, fal_server: FalServer
) -> None:
    fal_server.faults["submit"] = [Answers(422, INVALID)]
    execution = launch(team, TWO_ROUTES)
    work(execution)
    ask(execution)
    done = work(execution)
    assert (done.status, done.route, done.charged) == (NodeStatus.COMPLETED, "fal:acme/other", 3)
    assert [call.path for call in fal_server.of("submit")] == ["/acme/painter/v2", "/acme/other"]
    reason = "fal did not accept this: image_size: unexpected value"
    assert done.failed_routes == [{"route": "fal:acme/painter/v2", "error": reason}]
    assert done.warnings == [
        f"fal:acme/painter/v2 failed: {reason}. It ran on fal:acme/other instead."
    ]


@pytest.mark.parametrize(
    ("content_type", "data", "words"),
    [
        ("text/html", b"<html>Not here</html>", "not a picture"),
        ("image/png", b"\x89PNG\r\n\x1a\nbroken", "not a picture"),
        ("image/png", b"x" * 300, "larger than 200 bytes"),
    ],
)
def test_a_file_of_another_kind_or_without_end_is_not_kept(
    team: Team,
    fal_server: FalServer,
    monkeypatch: pytest.MonkeyPatch,
    content_type: str,
    data: bytes,
    words: str,
) -> None:
    monkeypatch.setitem(files.MOST_BYTES, files.PortType.IMAGE, 200)
    fal_server.files["picture.png"] = (content_type, data)
    execution = launch(team)
    work(execution)
    ask(execution)
    failed = work(execution)
    assert (failed.status, failed.code) == (NodeStatus.FAILED, "bad_result")
    assert words in failed.error
    assert Asset.objects.count() == 0


@pytest.mark.parametrize("address", ["http://169.254.169.254/latest", "http://127.0.0.1:1/x.png"])
def test_a_file_in_a_private_network_is_not_fetched(
    team: Team, fal_server: FalServer, address: str
) -> None:
    fal_server.output = {"images": [{"url": address}]}
    execution = launch(team)
    work(execution)
    ask(execution)
    failed = work(execution)
    assert (failed.status, failed.code) == (NodeStatus.FAILED, "bad_result")
    assert Asset.objects.count() == 0
