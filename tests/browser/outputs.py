"""Files that go in, what comes out of them, and the ways to look at it."""

import io
import re
from collections.abc import Callable
from typing import Any

import httpx
import PIL.Image
from playwright.sync_api import Locator, Page

from tests.browser import files
from tests.live.graphs import edge, node
from tests.live.stack import Stack, wait_for

Open = Callable[..., str]


def upload(stack: Stack, name: str, content: bytes) -> dict[str, Any]:
    answer = stack.api.post("/media/upload", files={"file": (name, content)})
    answer.raise_for_status()
    data: dict[str, Any] = answer.json()["data"]
    return data


def execute(stack: Stack, workflow_id: str, **body: Any) -> dict[str, Any]:
    started = stack.api.post(f"/workflows/{workflow_id}/execute", json=body)
    started.raise_for_status()
    execution_id = started.json()["executionId"]

    def finished() -> Any:
        state = stack.api.get(f"/workflows/executions/{execution_id}/poll").json()
        return state if state["status"] != "RUNNING" else None

    state: dict[str, Any] = wait_for(finished, 120, "the execution")
    assert state["status"] == "COMPLETED", state
    return state


def menu(page: Page, label: str, entry: str) -> None:
    """Opens the small menu of a card's output and takes an entry."""
    page.get_by_role("article", name=re.compile(f"^{label},")).hover()
    page.get_by_role("button", name=f"Output of {label}").click()
    page.get_by_role("menuitem", name=entry).click()


def two_pictures(stack: Stack) -> list[dict[str, Any]]:
    below = upload(stack, "a.png", files.picture("navy", (200, 100)))
    above = upload(stack, "b.png", files.picture("orange", (200, 100)))
    return [
        node("below", "input:image", image=below),
        node("above", "input:image", image=above),
        node("layers", "utility:image_composite"),
        edge("below.image", "layers.background"),
        edge("above.image", "layers.overlay"),
    ]


def scale(page: Page) -> str:
    return page.get_by_label("Zoom level").inner_text()


def pixels(url: str) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(httpx.get(url).content)).convert("RGB")


def drag(page: Page, area: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one place of an element to another, as shares of its size."""
    box = area.bounding_box()
    assert box is not None
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=8)
    page.mouse.up()
