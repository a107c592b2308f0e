"""The socket of a workflow: a snapshot first, then what is published; strangers are refused."""

import json
import struct
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import path

from canvas import events, workflows
from canvas.comments import threads
from canvas.consumers import NOT_ALLOWED, WorkflowConsumer
from canvas.models import CommentThread, Execution, Workflow
from wireflow.accounts.models import Membership, Role, Team, User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workflow(team: Team) -> Workflow:
    return Workflow.objects.create(team=team, name="Mountain lake")


class Socket(WebsocketCommunicator):
    """Waits a minute where the original waits a second, which a busy machine may need."""

    async def connect(self, timeout: float = 60) -> tuple[bool, Any]:
        answer: tuple[bool, Any] = await super().connect(timeout)
        return answer

    async def receive_output(self, timeout: float = 60) -> Any:
        return await super().receive_output(max(timeout, 60))

    async def disconnect(self, code: int = 1000, timeout: float = 60) -> None:
        await super().disconnect(code, timeout)


def _communicator(workflow: Workflow, user: Any) -> Socket:
    consumer = WorkflowConsumer.as_asgi()
    router = URLRouter([path("ws/workflows/<uuid:workflow_id>", consumer)])
    socket = Socket(router, f"/ws/workflows/{workflow.id}")
    socket.scope["user"] = user
    return socket


@pytest.fixture
async def socket(workflow: Workflow, user: User) -> AsyncIterator[Socket]:
    """A connected socket whose snapshot was read."""
    communicator = _communicator(workflow, user)
    await communicator.connect()
    await communicator.receive_json_from()
    yield communicator
    await communicator.disconnect()


async def test_the_snapshot_holds_what_runs_and_the_newest_others(
    workflow: Workflow, team: Team, user: User
) -> None:
    def make() -> list[str]:
        oldest = Execution.objects.create(team=team, workflow=workflow)
        done = [
            Execution.objects.create(team=team, workflow=workflow, status="COMPLETED")
            for _ in range(6)
        ]
        return [str(execution.id) for execution in [oldest, *done]]

    ids = await database_sync_to_async(make)()
    communicator = _communicator(workflow, user)
    assert (await communicator.connect())[0] is True
    snapshot = await communicator.receive_json_from()
    assert snapshot["type"] == "snapshot"
    shown = [execution["executionId"] for execution in snapshot["executions"]]
    assert shown == [*reversed(ids[2:]), ids[0]]
    await communicator.disconnect()


async def test_a_published_change_and_a_preview_arrive(workflow: Workflow, socket: Socket) -> None:
    layer = get_channel_layer()
    group = events.group(workflow.id)
    await layer.group_send(group, {"type": "relay.text", "text": '{"type": "update", "seq": 3}'})
    assert await socket.receive_json_from() == {"type": "update", "seq": 3}
    frame = struct.pack(">H", 2) + b"{}" + b"jpeg"
    await layer.group_send(group, {"type": "relay.bytes", "bytes": frame})
    assert await socket.receive_from() == frame


async def test_a_resync_brings_a_snapshot_and_a_ping_a_pong(
    socket: Socket,
) -> None:
    await socket.send_json_to({"type": "resync"})
    assert await socket.receive_json_from() == {"type": "snapshot", "executions": []}
    await socket.send_json_to({"type": "ping"})
    assert await socket.receive_json_from() == {"type": "pong"}


@pytest.mark.parametrize("text", ["nonsense", "[]", '"resync"', '{"type": ["resync"]}'])
async def test_nonsense_is_ignored(socket: Socket, text: str) -> None:
    await socket.send_to(text_data=text)
    await socket.send_json_to({"type": "ping"})
    assert await socket.receive_json_from() == {"type": "pong"}


async def test_strangers_are_refused(workflow: Workflow) -> None:
    stranger = await database_sync_to_async(User.objects.create_user)("eve@example.com")
    for visitor in (AnonymousUser(), stranger):
        communicator = _communicator(workflow, visitor)
        await communicator.connect()
        closing = await communicator.receive_output()
        assert closing == {"type": "websocket.close", "code": NOT_ALLOWED}
        await communicator.disconnect()


@pytest.mark.parametrize("who", ["billing", "guest with the link"])
async def test_whoever_may_not_see_the_runs_is_refused(
    who: str, workflow: Workflow, team: Team
) -> None:
    def make() -> User:
        person = User.objects.create_user("bo@example.com")
        if who == "billing":
            Membership.objects.create(user=person, team=team, role=Role.BILLING)
        else:
            Workflow.objects.filter(id=workflow.id).update(link_permission="EDIT")
        return person

    communicator = _communicator(workflow, await database_sync_to_async(make)())
    await communicator.connect()
    closed = await communicator.receive_output()
    assert (closed["type"], closed["code"]) == ("websocket.close", NOT_ALLOWED)


async def test_a_removed_member_is_sent_away(
    workflow: Workflow, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas.consumers.MEMBERSHIP_CHECK_SECONDS", 0.05)
    communicator = _communicator(workflow, user)
    await communicator.connect()
    await communicator.receive_json_from()
    await database_sync_to_async(Membership.objects.filter(user=user).delete)()
    assert (await communicator.receive_output())["code"] == NOT_ALLOWED
    await communicator.disconnect()


def test_a_preview_frame_carries_its_header_and_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(events, "_send", lambda workflow_id, message: sent.append(message))
    events.publish_preview("w", {"nodeId": "n1", "step": 2}, b"jpeg")
    frame = sent[0]["bytes"]
    (length,) = struct.unpack(">H", frame[:2])
    header = json.loads(frame[2 : 2 + length])
    assert header == {"type": "preview", "nodeId": "n1", "step": 2}
    assert frame[2 + length :] == b"jpeg"


@pytest.fixture
async def pair(workflow: Workflow, user: User) -> AsyncIterator[tuple[Socket, Socket]]:
    """Two connected sockets of one workflow."""
    sockets = (_communicator(workflow, user), _communicator(workflow, user))
    for communicator in sockets:
        await communicator.connect()
        await communicator.receive_json_from()
    yield sockets
    for communicator in sockets:
        await communicator.disconnect()


Pair = tuple[Socket, Socket]


async def test_the_others_see_a_cursor_and_a_selection(pair: Pair) -> None:
    one, two = pair
    place = {"x": 10.5, "y": -3.0}
    await one.send_json_to({"type": "presence", "cursor": place, "selection": ["n1"]})
    seen = await two.receive_json_from()
    assert (seen["type"], seen["cursor"], seen["selection"]) == ("presence", place, ["n1"])
    assert seen["user"]["name"] == "Ada"
    assert await one.receive_nothing()


async def test_who_comes_later_learns_who_is_there(
    pair: Pair, workflow: Workflow, user: User
) -> None:
    one, two = pair
    await one.send_json_to({"type": "presence", "cursor": None, "selection": []})
    await two.receive_json_from()
    third = _communicator(workflow, user)
    await third.connect()
    assert (await third.receive_json_from())["type"] == "snapshot"
    assert (await third.receive_json_from())["type"] == "presence"
    assert await third.receive_nothing()
    await third.disconnect()


async def test_the_others_hear_who_leaves(pair: Pair) -> None:
    one, two = pair
    await one.send_json_to({"type": "presence", "cursor": None, "selection": []})
    peer = (await two.receive_json_from())["peer"]
    await one.disconnect()
    assert await two.receive_json_from() == {"type": "left", "peer": peer}


@pytest.mark.parametrize(
    ("sent", "cursor", "selection"),
    [
        ({"cursor": {"x": "1", "y": 2}, "selection": "n1"}, None, []),
        ({"cursor": {"x": True, "y": 2}}, None, []),
        ({"cursor": [1, 2], "selection": [1, None, "n" * 65, "ok"]}, None, ["ok"]),
        ({"cursor": {"x": 1, "y": 1e12}, "selection": ["n"] * 200}, None, ["n"] * 100),
    ],
)
async def test_nonsense_about_oneself_is_left_out(
    pair: Pair, sent: Any, cursor: Any, selection: Any
) -> None:
    one, two = pair
    await one.send_json_to({"type": "presence", **sent})
    seen = await two.receive_json_from()
    assert (seen["cursor"], seen["selection"]) == (cursor, selection)


async def test_a_flood_is_not_passed_on(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas.presence.PER_SECOND", 0)
    one, two = pair
    for x in range(40):
        await one.send_json_to({"type": "presence", "cursor": {"x": x, "y": 0}})
    await one.send_json_to({"type": "ping"})
    assert await one.receive_json_from() == {"type": "pong"}
    assert await two.receive_nothing()


async def test_a_save_is_announced_to_everybody(workflow: Workflow, socket: Socket) -> None:
    saved = await database_sync_to_async(workflows.replace)(workflow, None, name="Sea")
    heard = await socket.receive_json_from()
    assert heard == {
        "type": "saved",
        "workflowId": str(workflow.id),
        "updatedAt": workflows.iso(saved.updated_at),
    }


async def test_a_comment_is_announced_to_everybody_once_it_is_there(
    workflow: Workflow, user: User, socket: Socket
) -> None:
    def start() -> CommentThread:
        return threads.start(workflow, user=user, text="Darker", pin=threads.Pin(x=0, y=0))

    def take_back() -> None:
        with suppress(InterruptedError), transaction.atomic():
            start()
            raise InterruptedError

    await database_sync_to_async(take_back)()
    assert await socket.receive_nothing()
    made = await database_sync_to_async(start)()
    assert await socket.receive_json_from() == {
        "type": "commented",
        "workflowId": str(workflow.id),
        "threadId": str(made.id),
    }
