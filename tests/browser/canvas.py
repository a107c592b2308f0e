"""The canvas as tests see and move it."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.live.stack import Stack


def card(page: Page, label: str) -> Locator:
    return page.get_by_role("article", name=re.compile(f"^{label},"))


def cards(page: Page, count: int) -> None:
    expect(page.get_by_role("article")).to_have_count(count)


def wires(page: Page, count: int) -> None:
    expect(page.locator(".react-flow__edge")).to_have_count(count)


def box(found: Locator) -> dict[str, float]:
    sides = found.bounding_box()
    assert sides is not None
    return {side: sides[side] for side in ("x", "y", "width", "height")}


def choose(page: Page, label: str) -> None:
    card(page, label).locator("header").click()


def saved(stack: Stack, page: Page) -> dict[str, Any]:
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    workflow: dict[str, Any] = stack.api.get(f"/workflows/{page.url.rsplit('/', 1)[1]}").json()
    return workflow


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(*end, steps=6)
    page.mouse.up()


def middle(found: Locator) -> tuple[float, float]:
    at = box(found)
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
