"""An execution's events, as Server-Sent Events."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import HttpResponseBase, StreamingHttpResponse
from redis.exceptions import RedisError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import ref
from api.views.executions import TAG
from api.views.resource import Resource
from canvas import queries, states, streams
from canvas.models import Execution, ExecutionStatus, NodeRun
from wireflow.accounts.models import Team

logger = logging.getLogger(__name__)
# A stream ends after so long, and the browser opens it again: so a key that was revoked, or a
# member who was removed, does not listen for ever.
LONGEST_SECONDS = 300.0
# How often the rows are asked while the announcements are away, in seconds.
PAUSE_SECONDS = 2.0
State = tuple[Execution, list[NodeRun]]


class JsonOnly(BaseContentNegotiation):
    """`Accept: text/event-stream` must not be refused, and failures are JSON all the same."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class Events(Resource):
    """First `snapshot`, the whole state as a poll tells it; then `update` for every change, its
    `id` counting them; between them `progress`, and `text` while words are written: `text` stands
    from its character `at` on. `Last-Event-ID` goes on after that change. The stream ends with the
    execution, and is answered with 204 when nothing is left to tell."""

    content_negotiation_class = JsonOnly
    operations = {
        "GET": Operation(
            "Listen to an execution",
            tag=TAG,
            scope="executions:read",
            answers={200: ref("ServerSentEvent"), 204: None},
            bucket="polls",
            sends="text/event-stream",
        )
    }

    def get(self, request: Request, execution_id: UUID) -> HttpResponseBase:
        team = self.caller.team
        state = queries.execution_with_runs(team, execution_id)
        last = request.headers.get("Last-Event-ID", "")
        seen = int(last[:9]) if last.isascii() and last.isdigit() else 0
        execution = state[0]
        if execution.status != ExecutionStatus.RUNNING and seen >= execution.seq:
            return Response(status=204)
        events = _follow(team, state, min(seen, execution.seq))
        answer = StreamingHttpResponse(events, content_type="text/event-stream")
        answer["Cache-Control"] = "no-store"
        answer["X-Accel-Buffering"] = "no"  # nginx would hold events back
        return answer


async def _follow(team: Team, state: State, seen: int) -> AsyncIterator[str]:
    """The text of the stream. `seen` 0 begins with a snapshot."""
    yield "retry: 1000\n\n"
    execution, runs = state
    if not seen:
        yield _snapshot(execution, runs)
        seen = execution.seq
        if execution.status != ExecutionStatus.RUNNING:
            return
    reader = streams.Reader(str(execution.id), seen)
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until:
        async for event in _news(reader):
            yield _event(event)
            if event["type"] == "update" and event["execution"]["status"] != "RUNNING":
                return
        if not (reader.silent or reader.is_behind):
            continue
        # Silence, or a change that was lost: the rows know.
        execution, runs = await _state(team, execution.id)
        if execution.seq > reader.seen and reader.caught_up:
            reader.jump(execution.seq)
            yield _snapshot(execution, runs)
            if execution.status != ExecutionStatus.RUNNING:
                return
        elif reader.silent:
            yield ": still here\n\n"


async def _news(reader: streams.Reader) -> AsyncIterator[dict[str, Any]]:
    try:
        async for event in reader.read():
            yield event
    except RedisError as error:
        logger.warning("the announcements are away, the rows are asked: %s", error)
        reader.caught_up = reader.silent = True
        await asyncio.sleep(PAUSE_SECONDS)


@sync_to_async
def _state(team: Team, execution_id: UUID) -> State:
    return queries.execution_with_runs(team, execution_id)


def _snapshot(execution: Execution, runs: list[NodeRun]) -> str:
    return _text("snapshot", execution.seq, states.body(execution, runs))


def _event(event: dict[str, Any]) -> str:
    return _text(event["type"], event.get("seq"), event)


def _text(name: str, seq: int | None, data: dict[str, Any]) -> str:
    mark = f"id: {seq}\n" if seq is not None else ""
    return f"{mark}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
