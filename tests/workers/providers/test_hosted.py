"""A hosted step from its launch to its results: it holds no slot, and nothing is paid twice."""

import asyncio
import base64
import threading
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.conf import LazySettings
from django.db.models.functions import Now

from canvas import media, states
from canvas.errors import InvalidGraphError
from canvas.models import Asset, Execution, ExecutionStatus, NodeRun, NodeStatus
from canvas.rows import Rows
from tests.live.graphs import node
from tests.live.stack import wait_for
from tests.workers.engine import run_of, start
from tests.workers.providers.fal_server import Answers, FalServer, png
from tests.workers.providers.jobs import ask, hang_up, launch, money, work
from wireflow.accounts.models import Team
from workers import assets, lifecycle, poller, polling
from workers.backends.providers import fal

pytestmark = pytest.mark.django_db(transaction=True)
OVERLOAD = Answers(503, {"detail": "busy"})


def test_it_waits_without_a_worker_and_finishes(team: Team, fal_server: FalServer) -> None:
    execution = launch(team, seed=5)
    waits = work(execution)
    assert (waits.status, waits.lease_until) == (NodeStatus.WAITING, None)
    assert fal_server.jobs == {
        waits.provider_request["request_id"]: {"prompt": "A sunset", "seed": 5}
    }
    assert money(team) == (997, 3, 1_000)
    over = ask(execution)
    assert over.status == NodeStatus.QUEUED
    # To the caller it has never stopped running, and it began when it was handed in.
    assert states.node_state(over, Rows.of([]))["status"] == "RUNNING"
    done = work(execution)
    assert done.started_at == waits.started_at
    assert (done.status, done.route, execution.status) == (
        NodeStatus.COMPLETED,
        "fal:acme/painter/v2",
        ExecutionStatus.COMPLETED,
    )
    stored = Asset.objects.get(id=done.outputs["image"]["assetId"])
    assert (stored.content_type, stored.width, stored.prompt) == ("image/png", 24, "A sunset")
    assert money(team) == (997, 0, 997)
    assert done.next_poll_at is None


def test_the_caller_sees_it_running_and_its_place(
    team: Team, fal_server: FalServer, published: list[dict[str, Any]]
) -> None:
    fal_server.states = [{"status": "IN_QUEUE", "queue_position": 4}, "IN_PROGRESS"]
    execution = launch(team)
    work(execution)
    assert ask(execution).provider_position == 4
    body = states.poll_body(execution)
    shown = body["nodeStates"][0]
    assert (body["status"], shown["status"], shown["phase"]) == ("RUNNING", "RUNNING", "running")
    assert (shown["providerPosition"], shown["route"]) == (4, "fal:acme/painter/v2")
    assert published[-1]["nodes"] == [{"nodeId": "g", "progress": 0.0, "providerPosition": 4}]
    assert ask(execution).provider_position is None


def test_two_pollers_ask_once_and_ever_more_rarely(team: Team, fal_server: FalServer) -> None:
    fal_server.states = ["IN_PROGRESS"]
    execution = launch(team)
    work(execution)
    NodeRun.objects.filter(execution=execution).exclude(next_poll_at=None).update(
        next_poll_at=Now() - timedelta(seconds=1)
    )
    assert [len(polling.claim_due(10)) for _ in range(2)] == [1, 0]
    pauses = [polling.pause_after(polls) for polls in range(30)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (0.5, 5.0)


def test_an_unwilling_provider_is_left_alone_as_long_as_it_asks(
    team: Team, fal_server: FalServer
) -> None:
    execution = launch(team)
    work(execution)
    fal_server.faults["status"] = [Answers(429, {"detail": "slow"}, {"Retry-After": "90"})]
    waits = ask(execution)
    now = NodeRun.objects.annotate(now=Now()).get(id=waits.id).now
    assert waits.status == NodeStatus.WAITING
    assert timedelta(seconds=80) < waits.next_poll_at - now < timedelta(seconds=91)


def test_cancelling_stops_the_job_over_there(team: Team, fal_server: FalServer) -> None:
    execution = launch(team)
    ticket = work(execution).provider_request
    lifecycle.cancel(execution.id)
    fal_server.faults["cancel"] = [OVERLOAD] * 3
    assert ask(execution).next_poll_at is not None
    ended = ask(execution)
    assert fal_server.cancelled == [ticket["request_id"]]
    assert (ended.status, ended.next_poll_at) == (NodeStatus.CANCELLED, None)
    assert money(team) == (1_000, 0, 1_000)


def test_cancelling_while_the_job_is_handed_in_stops_it_too(
    team: Team, fal_server: FalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution = launch(team)
    submit = fal.submit

    async def cancelled_meanwhile(*args: Any) -> Any:
        ticket = await submit(*args)
        await sync_to_async(lifecycle.cancel)(execution.id)
        return ticket

    monkeypatch.setattr(fal, "submit", cancelled_meanwhile)
    assert work(execution).status == NodeStatus.CANCELLED
    ask(execution)
    assert fal_server.cancelled == list(fal_server.jobs)


def test_a_job_that_takes_too_long_fails_and_is_stopped(team: Team, fal_server: FalServer) -> None:
    fal_server.states = ["IN_PROGRESS"]
    execution = launch(team)
    work(execution)
    NodeRun.objects.filter(execution=execution, node_id="g").update(deadline_at=Now())
    late = ask(execution)
    assert (late.status, late.code) == (NodeStatus.FAILED, "deadline_exceeded")
    assert execution.status == ExecutionStatus.FAILED
    ask(execution)
    assert fal_server.cancelled == list(fal_server.jobs)


def test_without_a_key_a_run_is_refused_and_says_what_to_do(
    team: Team, settings: LazySettings
) -> None:
    settings.PROVIDER_KEYS = {"fal": ""}
    with pytest.raises(InvalidGraphError) as caught:
        launch(team)
    (violation,) = caught.value.details["violations"]
    assert (violation["rule"], violation["nodeId"]) == ("needs_key", "g")
    assert violation["message"] == (
        "“g”: Hosted needs a key for fal: set it under Settings, or as FAL_KEY on this server."
    )
    assert Execution.objects.count() == 0


def test_what_the_operator_switched_off_does_not_run(
    team: Team, fal_server: FalServer, settings: LazySettings
) -> None:
    settings.DISABLED_NODES = ["generate:test_*"]
    with pytest.raises(InvalidGraphError) as caught:
        launch(team)
    (violation,) = caught.value.details["violations"]
    assert violation["rule"] == "disabled"
    assert violation["message"] == "“g”: Hosted is switched off on this server."
    assert fal_server.calls == []


def test_several_pictures_of_a_picture(team: Team, fal_server: FalServer) -> None:
    given = assets.reference(
        assets.store(team=team, data=png(colour="red"), content_type="image/png")
    )
    names = ["picture.png", "second.png"]
    fal_server.files["second.png"] = ("image/png", png(colour="navy"))
    fal_server.output = {"images": [{"url": f"{{files}}/{name}"} for name in names]}
    edit = node("g", "edit:seedream_v4_edit", prompt="Night", images=[given], num_images=2, seed=1)
    execution = start(team, edit)
    assert money(team) == (994, 6, 1_000)
    work(execution)
    ask(execution)
    done = work(execution)
    (submitted,) = fal_server.of("submit")
    assert submitted.path == "/fal-ai/bytedance/seedream/v4/edit"
    assert submitted.body["num_images"] == 2
    (sent,) = submitted.body["image_urls"]
    assert base64.b64decode(sent.removeprefix("data:image/png;base64,")) == png(colour="red")
    first, *rest = done.outputs["images"]
    assert (done.outputs["image"], len(rest)) == (first, 1)
    assert Asset.objects.filter(node_run=done).count() == 2
    assert states.node_state(done, Rows.of([]))["outputUrls"] == [
        media.url(item["assetId"], team.id) for item in done.outputs["images"]
    ]


def test_the_poller_carries_a_job_to_its_end(
    team: Team, fal_server: FalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution = launch(team)
    work(execution)
    NodeRun.objects.filter(execution=execution).exclude(next_poll_at=None).update(
        next_poll_at=Now()
    )
    monkeypatch.setattr(poller, "TICK_SECONDS", 0.02)
    stop = threading.Event()
    thread = threading.Thread(target=_poll, args=[stop])
    thread.start()
    try:
        wait_for(lambda: run_of(execution, "g").status == NodeStatus.QUEUED, 10, "the poller")
    finally:
        stop.set()
        thread.join()
    assert work(execution).status == NodeStatus.COMPLETED


def _poll(stop: threading.Event) -> None:
    poller.run_forever(stop)
    asyncio.run(hang_up())
