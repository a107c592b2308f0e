"""What an operator changes in the admin reaches every running process by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.graphs import node
from tests.live.stack import Stack, running, wait_for

pytestmark = pytest.mark.live
UPPER = node("u", "utility:text_case", case="UPPER", text="a lake")


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    with running(tmp_path) as started:
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


def test_a_model_appears_and_a_node_type_is_switched_off_without_a_restart(stack: Stack) -> None:
    assert stack.api.get("/nodes/generate:acme_painter").status_code == 404
    _add(
        stack, "catalogueentry", node_type="generate:acme_painter", is_enabled="on", name="Acme",
        maker="Acme", task="text-to-image", description="Paints.", credits="4", unit="run",
        routes="fal:acme/painter", inputs="prompt", more="{}",
    )  # fmt: skip
    shown = wait_for(
        lambda: stack.api.get("/nodes/generate:acme_painter").status_code == 200, 30, "the model"
    )
    assert shown
    assert _run(stack) == 201
    _add(stack, "switchedoff", pattern="utility:text_*")
    wait_for(lambda: _run(stack) == 422, 30, "the switch")
