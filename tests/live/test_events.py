"""Server-Sent Events: many listeners, resumed ones, and none that miss or repeat anything."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.live.graphs import edge, node
from tests.live.receiver import Receiver, receiving
from tests.live.stack import Stack

pytestmark = pytest.mark.live

Event = tuple[str, int | None, Any]


LISTENERS = 50


def _graph(url: str, seed: int) -> dict[str, Any]:
    nodes = [
        node("ask", "utility:http_request", method="POST", url=url, timeout=60),
        node("sketch", "generate:wireflow_sketch", num_inference_steps=12, seed=seed),
        node("upscale", "upscale:real_esrgan"),
    ]
    edges = [edge("ask.text", "sketch.prompt"), edge("sketch.image", "upscale.image")]
    return {"nodes": nodes, "edges": edges}


@pytest.fixture
def gate() -> Iterator[Receiver]:
    """A server that the graph's first node asks: nothing goes on before the gate is open."""
    with receiving("gate") as receiver:
        yield receiver


def _start(stack: Stack, workflow_id: str, gate: Receiver, seed: int) -> str:
    answer = stack.api.post(f"/workflows/{workflow_id}/execute", json=_graph(gate.url, seed))
    assert answer.status_code == 201, answer.text
    execution_id: str = answer.json()["executionId"]
    return execution_id


def _listen(stack: Stack, execution_id: str, after: int | None = None) -> Iterator[Event]:
    headers = {"Authorization": f"Bearer {stack.key}", "Accept": "text/event-stream"}
    if after is not None:
        headers["Last-Event-ID"] = str(after)
    url = f"{stack.url}/api/v1/workflows/executions/{execution_id}/events"
    with httpx.stream("GET", url, headers=headers, timeout=60) as answer:
        if answer.status_code == 204:
            return
        assert answer.headers["content-type"] == "text/event-stream"
        fields: dict[str, str] = {}
        for line in answer.iter_lines():
            name, _, value = line.partition(": ")
            if line:
                fields[name] = value
            elif "data" in fields:
                seq = int(fields["id"]) if "id" in fields else None
                yield fields["event"], seq, json.loads(fields["data"])
                fields = {}
            else:
                fields = {}


def _changes(events: list[Event]) -> list[int]:
    return [seq for name, seq, _ in events if name == "update" and seq is not None]


def test_fifty_listeners_hear_every_change_once_and_in_order(
    stack: Stack, starter: str, gate: Receiver
) -> None:
    execution_id = _start(stack, starter, gate, seed=1)
    # Once all of them have their first picture of it, the run may go on.
    all_listen = threading.Barrier(LISTENERS, action=gate.opened.set)

    def hear(_: int) -> list[Event]:
        stream = _listen(stack, execution_id)
        first = next(stream)
        all_listen.wait(60)
        return [first, *stream]

    with ThreadPoolExecutor(LISTENERS) as pool:
        heard = list(pool.map(hear, range(LISTENERS)))
    final = stack.api.get(f"/workflows/executions/{execution_id}").json()
    assert final["status"] == "COMPLETED", final["error"]
    for events in heard:
        assert events[0][0] == "snapshot"
        assert _follow(events) == final["seq"]
        # Where a busy machine told of one too late, a snapshot stands for it and what followed.
        assert _changes(events)


def _follow(events: list[Event]) -> int:
    """The last change that is told of: updates count on by one, a snapshot may only jump ahead."""
    last = 0
    for name, seq, state in events:
        if name == "update":
            assert seq == last + 1
        elif name == "snapshot":
            assert seq == state["seq"] > last
        last = last if seq is None else seq
    return last


def test_a_listener_that_comes_back_misses_and_repeats_nothing(
    stack: Stack, starter: str, gate: Receiver
) -> None:
    execution_id = _start(stack, starter, gate, seed=2)
    seen: list[int] = []
    for name, seq, _ in _listen(stack, execution_id):
        gate.opened.set()
        if name == "update" and seq is not None:
            seen.append(seq)
            break
    while after := _changes(list(_first(_listen(stack, execution_id, seen[-1])))):
        seen += after
    final = stack.api.get(f"/workflows/executions/{execution_id}").json()
    assert seen == list(range(seen[0], final["seq"] + 1))
    assert len(seen) > 2
    assert list(_listen(stack, execution_id, final["seq"])) == []


def _first(events: Iterator[Event]) -> Iterator[Event]:
    """Up to the first change: then the listener hangs up."""
    for event in events:
        yield event
        if event[0] == "update":
            return


def test_a_finished_execution_is_told_at_once_and_the_stream_ends(
    stack: Stack, starter: str, gate: Receiver
) -> None:
    gate.opened.set()
    execution_id = _start(stack, starter, gate, seed=3)
    list(_listen(stack, execution_id))
    events = list(_listen(stack, execution_id))
    assert [name for name, _, _ in events] == ["snapshot"]
    assert events[0][2]["status"] == "COMPLETED"


def test_a_stranger_hears_nothing(stack: Stack) -> None:
    url = f"{stack.url}/api/v1/workflows/executions/00000000-0000-0000-0000-000000000001/events"
    assert httpx.get(url).status_code == 401
    mine = httpx.get(url, headers={"Authorization": f"Bearer {stack.key}"})
    assert (mine.status_code, mine.json()["code"]) == (404, "not_found")
