"""HTTP on a few lasting threads: a request enters its thread once, and leaves it once.

Django's own handler crosses between the event loop and a thread for every middleware, and gives
each request a thread and a database connection of its own. Here each request is put on the least
busy of a few lanes; a lane is one thread that lives as long as the process and keeps its connection
(`CONN_MAX_AGE`). All of Django runs there synchronously, as under WSGI; what a view streams runs on
the event loop and holds no lane.
"""

from typing import Any

from asgiref.sync import SyncToAsync, ThreadSensitiveContext, sync_to_async
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from wireflow import streaming

LANES = 4


class Lane(ThreadSensitiveContext):
    """The thread that the requests of this lane run in, never shut down."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = 0


class LanedHandler(ASGIHandler):
    """Django's handler on lanes."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=False)
        self.lanes = [Lane() for _ in range(LANES)]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"This handler takes HTTP, not {scope['type']}")
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        lane = min(self.lanes, key=lambda lane: lane.busy)
        token = SyncToAsync.thread_sensitive_context.set(lane)
        try:
            with body:
                response = await self._in_lane(lane, scope, body)
            if isinstance(response, StreamingHttpResponse):
                await streaming.send(self, response, receive, send)
            else:
                await self.send_response(response, send)
        finally:
            SyncToAsync.thread_sensitive_context.reset(token)

    async def _in_lane(self, lane: Lane, scope: Any, body: Any) -> HttpResponseBase:
        lane.busy += 1
        try:
            return await sync_to_async(self.respond)(scope, body)
        finally:
            lane.busy -= 1

    def respond(self, scope: Any, body: Any) -> HttpResponseBase:
        """The whole of Django, in one thread."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response = self.get_response(request) if request else refusal
        assert response is not None  # there is either a request or its refusal
        if not isinstance(response, StreamingHttpResponse):
            response.close()
        return response
