"""One running stack for all calls from outside. It may call receivers on this machine."""

from collections.abc import Iterator

import pytest

from tests.live import limits
from tests.live.stack import Stack, running


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("live")
    with running(folder, WIREFLOW_TRUSTED_HOSTS="127.0.0.1") as started:
        limits.lift(started)
        yield started


@pytest.fixture
def starter(stack: Stack) -> str:
    """The id of a copy of the starter workflow."""
    found = stack.api.get("/workflows").json()
    first = found[-1]["id"] if found else _open_canvas(stack)
    answer = stack.api.post(f"/workflows/{first}/duplicate")
    workflow_id: str = answer.json()["data"]["id"]
    return workflow_id


def _open_canvas(stack: Stack) -> str:
    """The first visit makes the starter."""
    stack.browser.get("/").raise_for_status()
    workflow_id: str = stack.api.get("/workflows?limit=100").json()[-1]["id"]
    return workflow_id
