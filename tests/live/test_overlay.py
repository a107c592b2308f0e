"""What an operator changes in the admin reaches every running process by itself."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.live.graphs import node
from tests.live.stack import Stack, running, wait_for
from tests.workers.providers.fal_server import Answers, FalServer, serving

pytestmark = pytest.mark.live
UPPER = node("u", "utility:text_case", case="UPPER", text="a lake")


@pytest.fixture
def service() -> Iterator[FalServer]:
    with serving() as server:
        yield server


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    with running(tmp_path, WIREFLOW_TRUSTED_HOSTS="127.0.0.1") as started:
        yield started


def _add(stack: Stack, page: str, **form: str) -> None:
    address = f"/admin/workers/{page}/add/"
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', stack.browser.get(address).text)
    assert token
    sent = {**form, "csrfmiddlewaretoken": token[1]}
    answer = stack.browser.post(address, data=sent, headers={"Referer": stack.url})
    assert "errornote" not in answer.text


def _run(stack: Stack) -> int:
    made = stack.api.post("/workflows", json={"name": "x", "nodes": [UPPER], "edges": []})
    workflow_id = made.json()["data"]["id"]
    return stack.api.post(f"/workflows/{workflow_id}/execute", json={}).status_code


def _paint(stack: Stack, service: FalServer) -> None:
    """In the workers, too, which were forked before there was such a model."""
    service.faults["submit"] = [Answers(body={"url": f"{service.url}/files/picture.png"})]
    painter = node("p", "generate:acme_painter", prompt="A lake")
    made = stack.api.post("/workflows", json={"name": "x", "nodes": [painter], "edges": []})
    path = f"/workflows/{made.json()['data']['id']}/execute"
    started = stack.api.post(path, json={}).raise_for_status().json()["executionId"]

    def ended() -> Any:
        state = stack.api.get(f"/workflows/executions/{started}/poll").json()
        return state if state["status"] != "RUNNING" else None

    state = wait_for(ended, 60, "the picture")
    assert state["status"] == "COMPLETED", state["error"]


def test_a_model_appears_and_a_node_type_is_switched_off_without_a_restart(
    stack: Stack, service: FalServer
) -> None:
    assert stack.api.get("/nodes/generate:acme_painter").status_code == 404
    _add(
        stack, "httpservice", slug="acme", name="Acme", is_enabled="on",
        submit_url=f"{service.url}/paint", body='"$input"', job_id="id", state="status",
        done="done", failed="failed", error="error",
    )  # fmt: skip
    _add(
        stack, "catalogueentry", node_type="generate:acme_painter", is_enabled="on", name="Acme",
        maker="Acme", task="text-to-image", description="Paints.", credits="4", unit="run",
        routes="http.acme:painter", inputs="prompt",
        more='{"requests": {"http.acme": {"outputs": {"image": "url"}}}}',
    )  # fmt: skip
    shown = wait_for(
        lambda: stack.api.get("/nodes/generate:acme_painter").status_code == 200, 30, "the model"
    )
    assert shown
    assert _run(stack) == 201
    _paint(stack, service)
    _add(stack, "switchedoff", pattern="utility:text_*")
    wait_for(lambda: _run(stack) == 422, 30, "the switch")
