"""Pull the plug while a picture is drawn: nothing is lost, nothing is done or paid twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.live import limits
from tests.live.graphs import edge, node
from tests.live.stack import Stack, running, wait_for
from tests.workers.providers.fal_server import FalServer, serving

pytestmark = pytest.mark.chaos

# Short enough that a killed worker's step is taken over within the bound of this test.
LEASE = {"WIREFLOW_LEASE_SECONDS": "3"}
BOUND_SECONDS = 60


@pytest.fixture(scope="module")
def fal() -> Iterator[FalServer]:
    """A provider of hosted models on this machine."""
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, fal: FalServer) -> Iterator[Stack]:
    folder: Path = tmp_path_factory.mktemp("chaos")
    provider = {"FAL_KEY": "key", "FAL_QUEUE_URL": fal.url, "WIREFLOW_TRUSTED_HOSTS": "127.0.0.1"}
    with running(folder, **LEASE, **provider) as started:
        limits.lift(started)
        yield started


def _sketch(steps: int) -> dict[str, Any]:
    """A graph that takes seconds: long sampling, so that a kill finds it at work."""
    return {
        "nodes": [
            node("p", "input:text", prompt="A sunset over a mountain lake"),
            node("g", "generate:wireflow_sketch", num_inference_steps=steps),
            node("o", "output:preview"),
        ],
        "edges": [edge("p.prompt", "g.prompt"), edge("g.image", "o.media")],
    }


def _hosted() -> dict[str, Any]:
    """A graph whose model runs at a provider."""
    return {
        "nodes": [
            node("p", "input:text", prompt="A sunset over a mountain lake"),
            node("g", "generate:flux_2_pro"),
            node("o", "output:preview"),
        ],
        "edges": [edge("p.prompt", "g.prompt"), edge("g.image", "o.media")],
    }


def _execute(stack: Stack, graph: dict[str, Any] | None = None) -> str:
    body = {"name": "chaos", **(graph or _sketch(50))}
    workflow = stack.api.post("/workflows", json=body).json()["data"]
    answer = stack.api.post(f"/workflows/{workflow['id']}/execute", json={"force": True})
    assert answer.status_code == 201, answer.text
    execution_id: str = answer.json()["executionId"]
    return execution_id


def _poll(stack: Stack, execution_id: str) -> dict[str, Any]:
    body: dict[str, Any] = stack.api.get(f"/workflows/executions/{execution_id}/poll").json()
    return body


def _state(body: dict[str, Any], node_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in body["nodeStates"] if s["nodeId"] == node_id)
    return found


def _wait_until_drawing(stack: Stack, execution_id: str) -> None:
    wait_for(
        lambda: _state(_poll(stack, execution_id), "g")["status"] in {"RUNNING", "COMPLETED"},
        BOUND_SECONDS,
        "the model to start",
    )


def _credits(stack: Stack) -> dict[str, int]:
    credits = stack.api.get("/developer/usage").json()["data"]["credits"]
    return {name: credits[name] for name in ("available", "held")}


def _expect_completed_and_paid_once(
    stack: Stack, execution_id: str, before: dict[str, int]
) -> None:
    done = wait_for(
        lambda: (body := _poll(stack, execution_id))["status"] != "RUNNING" and body,
        BOUND_SECONDS,
        "the execution to finish",
    )
    assert done["status"] == "COMPLETED", done["error"]
    statuses = Counter(state["status"] for state in done["nodeStates"])
    assert statuses == {"COMPLETED": 3}
    price = done["credits"]["charged"]
    assert price == _state(done, "g")["credits"] > 0
    assert _credits(stack) == {"available": before["available"] - price, "held": 0}


def test_a_worker_killed_twice_in_the_middle_of_a_run(stack: Stack) -> None:
    before = _credits(stack)
    execution_id = _execute(stack)
    for _ in range(2):
        _wait_until_drawing(stack, execution_id)
        stack.kill("celery", "gpu")
    _expect_completed_and_paid_once(stack, execution_id, before)


def test_the_worker_of_cheap_nodes_killed_twice(stack: Stack) -> None:
    before = _credits(stack)
    execution_id = _execute(stack)
    for _ in range(2):
        stack.kill("celery", "cpu")
    _expect_completed_and_paid_once(stack, execution_id, before)


def test_valkey_killed_in_the_middle_of_a_run(stack: Stack) -> None:
    before = _credits(stack)
    execution_id = _execute(stack)
    _wait_until_drawing(stack, execution_id)
    stack.kill("valkey")
    _expect_completed_and_paid_once(stack, execution_id, before)
    after = _credits(stack)
    _expect_completed_and_paid_once(stack, _execute(stack), after)


def test_everything_killed_while_a_provider_works(stack: Stack, fal: FalServer) -> None:
    """The worker that handed the job in, the one beside it, and whoever asks how it goes."""
    fal.states = [{"status": "IN_QUEUE", "queue_position": 7}]
    before = _credits(stack)
    execution_id = _execute(stack, _hosted())
    wait_for(
        lambda: _state(_poll(stack, execution_id), "g")["providerPosition"] == 7,
        BOUND_SECONDS,
        "the job to stand in the provider's queue",
    )
    for victim in (("celery", "cpu"), ("celery", "cpu"), ("scheduler",)):
        stack.kill(*victim)
    fal.states = ["COMPLETED"]
    _expect_completed_and_paid_once(stack, execution_id, before)
    assert len(fal.jobs) == 1


def test_the_web_process_stays_small(stack: Stack) -> None:
    """160 MB resident after it has served pages, catalogue and executions."""
    stack.browser.get("/workflows").raise_for_status()
    stack.api.get("/nodes").raise_for_status()
    (web,) = stack.processes("wireflow", "web")
    status = Path(f"/proc/{web}/status").read_text()
    resident = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    assert int(resident) < 160_000
