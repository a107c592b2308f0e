"""The socket of a workflow page: a snapshot on connect, then every committed change.

Server to client, text: `snapshot`, `update`, `progress`, `text`, `saved`, `commented`, `presence`,
`left`, `pong`; binary: previews (`canvas.events.publish_preview`). Client to server:
`{"type": "resync"}`, `{"type": "ping"}` and
`{"type": "presence", "cursor": {x, y} | null, "selection": [node ids]}`.
"""

import asyncio
import json
from contextlib import suppress
from typing import Any

from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.urls import path

from canvas import events, states
from canvas.models import Execution, ExecutionStatus, NodeRun, Workflow
from canvas.presence import Peer
from wireflow.accounts import roles, teams
from wireflow.accounts.models import User

SNAPSHOT_SIZE = 5
# A member who was removed must not go on listening for ever.
MEMBERSHIP_CHECK_SECONDS = 60
NOT_ALLOWED = 4403
LONGEST_MESSAGE = 16_384


class WorkflowConsumer(AsyncWebsocketConsumer):
    """Relays what the workers publish about one workflow to one browser."""

    async def connect(self) -> None:
        self.workflow_id = str(self.scope["url_route"]["kwargs"]["workflow_id"])
        self.group = events.group(self.workflow_id)
        self.checking: asyncio.Task[None] | None = None
        # Accepted before it is refused: a browser sees the close code only of an open socket.
        await self.accept()
        if not await self._is_member():
            await self.close(NOT_ALLOWED)
            return
        self.peer = Peer(self.scope["user"])
        # Joined before the snapshot is read, so that no change falls between the two.
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self._send_snapshot()
        await self._tell_others("presence.asked")
        self.checking = asyncio.create_task(self._check_membership())

    async def disconnect(self, code: int) -> None:
        if self.checking:
            self.checking.cancel()
            await self.channel_layer.group_discard(self.group, self.channel_name)
            await self._tell_others("relay.others", self.peer.farewell())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        message: dict[str, Any] = {}
        with suppress(ValueError, TypeError, RecursionError):
            message = dict(json.loads((text_data or "")[:LONGEST_MESSAGE]))
        kind = message.get("type")
        if kind == "resync":
            await self._send_snapshot()
        elif kind == "ping":
            await self.send(text_data='{"type": "pong"}')
        elif kind == "presence" and self.peer.show(message):
            await self._tell_others("relay.others", self.peer.announcement)

    async def presence_asked(self, message: dict[str, Any]) -> None:
        """Somebody came: they learn who is here."""
        if message["sender"] != self.channel_name and self.peer.announcement:
            answer = {"type": "relay.text", "text": self.peer.announcement}
            await self.channel_layer.send(message["sender"], answer)

    async def relay_others(self, message: dict[str, Any]) -> None:
        if message["sender"] != self.channel_name:
            await self.send(text_data=message["text"])

    async def relay_text(self, message: dict[str, Any]) -> None:
        await self.send(text_data=message["text"])

    async def relay_bytes(self, message: dict[str, Any]) -> None:
        await self.send(bytes_data=message["bytes"])

    async def _tell_others(self, kind: str, text: str | None = None) -> None:
        message = {"type": kind, "sender": self.channel_name, "text": text}
        await self.channel_layer.group_send(self.group, message)

    async def _send_snapshot(self) -> None:
        executions = await database_sync_to_async(snapshot)(self.workflow_id)
        await self.send(text_data=json.dumps({"type": "snapshot", "executions": executions}))

    async def _check_membership(self) -> None:
        while await self._is_member():
            await asyncio.sleep(MEMBERSHIP_CHECK_SECONDS)
        await self.close(NOT_ALLOWED)

    async def _is_member(self) -> bool:
        user = self.scope["user"]
        allowed: bool = await database_sync_to_async(_may_listen)(user, self.workflow_id)
        return allowed


def snapshot(workflow_id: str) -> list[dict[str, Any]]:
    """Poll bodies of what runs now and of the newest others, newest first."""
    runs = Prefetch("node_runs", states.with_place(NodeRun.objects.all()))
    mine = Execution.objects.filter(workflow_id=workflow_id).prefetch_related(runs)
    running = list(mine.filter(status=ExecutionStatus.RUNNING).order_by("-id")[:SNAPSHOT_SIZE])
    recent = list(mine.order_by("-id")[:SNAPSHOT_SIZE])
    found = {execution.id: execution for execution in [*running, *recent]}
    newest = sorted(found.values(), key=lambda execution: execution.id, reverse=True)
    return [states.body(execution, list(execution.node_runs.all())) for execution in newest]


def _may_listen(user: User | AnonymousUser, workflow_id: str) -> bool:
    if not user.is_authenticated:
        return False
    # The workflow names the team, whichever the person's pages are in.
    workflow = Workflow.objects.only("team_id").filter(id=workflow_id).first()
    member = teams.within(user, workflow.team_id) if workflow else None
    return member is not None and roles.allows(member.role, "executions:read")


websocket_application = AllowedHostsOriginValidator(
    AuthMiddlewareStack(
        URLRouter([path("ws/workflows/<uuid:workflow_id>", WorkflowConsumer.as_asgi())])
    )
)
