"""HTTP over a few lasting threads instead of a new one for each request.

Django's own handler gives every ASGI request a thread of its own, and with it a new database
connection. Here each request is put on the least busy of a few lanes; a lane is one thread that
lives as long as the process and keeps its connection (`CONN_MAX_AGE`).
"""

from typing import Any

from asgiref.sync import SyncToAsync, ThreadSensitiveContext
from django.core.handlers.asgi import ASGIHandler

LANES = 8


class Lane(ThreadSensitiveContext):
    """The thread that synchronous code of this lane's requests runs in, never shut down."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = 0


class LanedHandler(ASGIHandler):
    """Django's handler on lanes."""

    def __init__(self) -> None:
        super().__init__()
        self.lanes = [Lane() for _ in range(LANES)]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"This handler takes HTTP, not {scope['type']}")
        lane = min(self.lanes, key=lambda lane: lane.busy)
        lane.busy += 1
        token = SyncToAsync.thread_sensitive_context.set(lane)
        try:
            await self.handle(scope, receive, send)
        finally:
            SyncToAsync.thread_sensitive_context.reset(token)
            lane.busy -= 1
