"""The HTTP half of the bench: how many requests, how fast, beside a bare Django view."""

import json
from typing import Any

from tests.bench import floors
from tests.bench.load import CLIENTS, Call, Result, measure
from tests.live.stack import Stack, wait_for

WIDTHS = "{:<36}{:>10}{:>22}{:>10}{:>8}{:>8}"


def measure_web(stack: Stack, workflow_id: str, graph: dict[str, Any], finished: str) -> int:
    """Prints a line for each call and number of clients; returns how many requests failed.

    `graph` is executed with each `%d` in it replaced; `finished` is an execution that has ended.
    """
    calls = _calls(stack, workflow_id, graph, finished)
    print()
    _line("requests", "a second", "p50 / p99", "floor", "ratio", "failed")
    with floors.django_view() as address:
        bare = {clients: measure(Call(address), clients) for clients in CLIENTS}
    for clients, floor in bare.items():
        _result("bare Django view", clients, floor, floor)
    failed = 0
    for name, call in calls.items():
        for clients, floor in bare.items():
            ours = measure(call, clients)
            _result(name, clients, ours, floor)
            _drain(stack)
            failed += ours.failed
    return failed


def _calls(stack: Stack, workflow_id: str, graph: dict[str, Any], finished: str) -> dict[str, Call]:
    wait_for(lambda: _has_ended(stack, finished), 30, "the execution to poll")
    base = f"{stack.url}/api/v1"
    key = {"Authorization": f"Bearer {stack.key}"}
    known = {**key, "If-None-Match": stack.api.get("/nodes").headers["ETag"]}
    typed = {**key, "Content-Type": "application/json"}
    execute = f"{base}/workflows/{workflow_id}/execute"
    return {
        "poll": Call(f"{base}/workflows/executions/{finished}/poll", headers=key),
        "nodes, gzip": Call(f"{base}/nodes", headers={**key, "Accept-Encoding": "gzip"}),
        "nodes, unchanged (304)": Call(f"{base}/nodes", 304, headers=known),
        "execute": Call(execute, 201, "POST", json.dumps(graph), typed),
    }


def _has_ended(stack: Stack, execution_id: str) -> bool:
    answer = stack.api.get(f"/workflows/executions/{execution_id}/poll").raise_for_status()
    return bool(answer.json()["status"] != "RUNNING")


def _drain(stack: Stack) -> None:
    """Until the workers are idle again: what they have left must not slow the next call down."""
    path = "/workflows/executions?status=RUNNING&limit=1"
    wait_for(lambda: not stack.api.get(path).raise_for_status().json()["data"], 120, "the runs")


def _result(name: str, clients: int, ours: Result, floor: Result) -> None:
    _line(
        f"{name}, {clients} client{'s' * (clients > 1)}",
        f"{ours.per_second:,.0f}",
        f"{ours.p50 * 1e3:.1f} / {ours.p99 * 1e3:.1f} ms",
        f"{floor.per_second:,.0f}",
        f"{ours.per_second / floor.per_second:.2f}",
        str(ours.failed),
    )


def _line(*cells: str) -> None:
    print(WIDTHS.format(*cells), flush=True)
