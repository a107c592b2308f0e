"""The socket of a workflow: a snapshot first, then what is published; strangers are refused."""

import json
import struct
from collections.abc import AsyncIterator
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser
from django.urls import path

from canvas import events
from canvas.consumers import NOT_ALLOWED, WorkflowConsumer
from canvas.models import Execution, Workflow
from wireflow.accounts.models import Membership, Team, User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workflow(team: Team) -> Workflow:
    return Workflow.objects.create(team=team, name="Mountain lake")


def _communicator(workflow: Workflow, user: Any) -> WebsocketCommunicator:
    consumer = WorkflowConsumer.as_asgi()
    router = URLRouter([path("ws/workflows/<uuid:workflow_id>", consumer)])
    socket = WebsocketCommunicator(router, f"/ws/workflows/{workflow.id}")
    socket.scope["user"] = user
    return socket


@pytest.fixture
async def socket(workflow: Workflow, user: User) -> AsyncIterator[WebsocketCommunicator]:
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


async def test_a_published_change_and_a_preview_arrive(
    workflow: Workflow, socket: WebsocketCommunicator
) -> None:
    layer = get_channel_layer()
    group = events.group(workflow.id)
    await layer.group_send(group, {"type": "relay.text", "text": '{"type": "update", "seq": 3}'})
    assert await socket.receive_json_from() == {"type": "update", "seq": 3}
    frame = struct.pack(">H", 2) + b"{}" + b"jpeg"
    await layer.group_send(group, {"type": "relay.bytes", "bytes": frame})
    assert await socket.receive_from() == frame


async def test_a_resync_brings_a_snapshot_and_a_ping_a_pong(
    socket: WebsocketCommunicator,
) -> None:
    await socket.send_json_to({"type": "resync"})
    assert await socket.receive_json_from() == {"type": "snapshot", "executions": []}
    await socket.send_json_to({"type": "ping"})
    assert await socket.receive_json_from() == {"type": "pong"}


@pytest.mark.parametrize("text", ["nonsense", "[]", '"resync"', '{"type": ["resync"]}'])
async def test_nonsense_is_ignored(socket: WebsocketCommunicator, text: str) -> None:
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


async def test_a_removed_member_is_sent_away(
    workflow: Workflow, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas.consumers.MEMBERSHIP_CHECK_SECONDS", 0.05)
    communicator = _communicator(workflow, user)
    await communicator.connect()
    await communicator.receive_json_from()
    await database_sync_to_async(Membership.objects.filter(user=user).delete)()
    assert (await communicator.receive_output(5))["code"] == NOT_ALLOWED
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
