"""A list into an input for one, as people see it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import canvas
from tests.live.graphs import edge, node
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def test_a_list_of_prompts_makes_a_picture_of_each(page: Page, stack: Stack) -> None:
    lines = node("lines", "iterator:text_lines", text="a lake\na forest\na city at night")
    sketch = node("sketch", "generate:wireflow_sketch", seed=3)
    sketch["position"] = {"x": 420, "y": 0}
    graph = {"nodes": [lines, sketch], "edges": [edge("lines.lines", "sketch.prompt")]}
    made = stack.api.post("/workflows", json={"name": "Batch", **graph})
    page.goto(f"{stack.url}/workflows/{made.json()['data']['id']}")
    card = canvas.card(page, "sketch")
    expect(card).to_contain_text("each of lines")
    expect(page.get_by_role("button", name="Run 3 cr")).to_be_enabled()
    page.get_by_role("button", name=re.compile("^Run( |$)")).first.click()
    tiles = card.get_by_role("list", name="Items").get_by_role("listitem")
    expect(tiles).to_have_count(3, timeout=60_000)
    expect(page.get_by_role("region", name="The run")).to_contain_text("Completed", timeout=180_000)
    expect(card.get_by_role("button", name=re.compile("^Open output"))).to_have_count(2)
    pictures = card.locator("img").evaluate_all("found => found.map(image => image.src)")
    assert len(set(pictures)) == 3
    expect(card).to_contain_text("3 cr")
