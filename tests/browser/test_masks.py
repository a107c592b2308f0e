"""Masks are painted, over what they are laid on, and inverted."""

import re
from typing import Any

import PIL.Image
import pytest
from playwright.sync_api import Page, expect

from tests.browser import outputs
from tests.live.stack import Stack, wait_for

pytestmark = pytest.mark.browser


def test_a_painted_mask_chooses_what_the_composite_shows(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    workflow_id = open_workflow(*outputs.two_pictures(stack))
    outputs.menu(page, "layers", "Open")
    page.get_by_role("button", name="Result 2, above").click()
    page.get_by_role("dialog").get_by_role("button", name="Paint a mask").click()
    page.get_by_label("Use for").select_option(label="layers, Mask")
    page.get_by_role("radio", name="Brush").click()
    page.get_by_role("slider", name="Hardness").fill("100")
    page.get_by_role("slider", name="Size").fill("60")
    area = page.locator("canvas").first
    outputs.drag(page, area, (0.2, 0.5), (0.3, 0.5))
    page.get_by_role("button", name="Undo").last.click()
    page.keyboard.press("Control+Shift+z")
    page.get_by_role("button", name="Use mask").click()
    expect(page.get_by_role("article", name=re.compile("^Mask,"))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Run( |$)")).first.click()

    def ran_again() -> Any:
        query = f"workflowId={workflow_id}&status=COMPLETED"
        found = stack.api.get(f"/workflows/executions?{query}").json()["data"]
        return found[0]["executionId"] if len(found) == 2 else None

    execution_id = wait_for(ran_again, 60, "the run with the mask")
    state = stack.api.get(f"/workflows/executions/{execution_id}/poll").json()
    mask = next(run for run in state["nodeStates"] if run["nodeType"] == "input:mask")
    painted = outputs.pixels(mask["outputUrl"])
    made = outputs.pixels(state["outputs"]["layers"]["image"]["url"])
    assert painted.size == (200, 100)
    # Orange where it was painted, the background everywhere else.
    assert painted.getpixel((50, 50)) == (255, 255, 255)
    assert painted.getpixel((170, 50)) == (0, 0, 0)
    assert made.getpixel((50, 50)) == PIL.Image.new("RGB", (1, 1), "orange").getpixel((0, 0))
    assert made.getpixel((170, 50)) == PIL.Image.new("RGB", (1, 1), "navy").getpixel((0, 0))


def test_a_mask_field_is_painted_over_what_it_is_laid_on_and_inverted(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    workflow_id = open_workflow(*outputs.two_pictures(stack))
    page.get_by_role("article", name=re.compile("^layers,")).click(position={"x": 90, "y": 16})
    page.get_by_role("button", name="Paint a mask").click()
    painter = page.get_by_role("dialog", name="Paint a mask")
    expect(painter.locator("header")).to_contain_text("above")
    painter.get_by_role("button", name="Invert").click()
    painter.get_by_role("radio", name="Eraser").click()
    page.keyboard.press("]")
    outputs.drag(page, painter.locator("canvas").first, (0.5, 0.5), (0.5, 0.5))
    painter.get_by_role("button", name="Use mask").click()
    expect(painter).to_have_count(0)

    def saved() -> Any:
        nodes = stack.api.get(f"/workflows/{workflow_id}").json()["nodes"]
        return nodes[2]["data"]["config"].get("mask")

    mask = outputs.pixels(wait_for(saved, 20, "the mask to be saved")["url"])
    assert (mask.getpixel((5, 5)), mask.getpixel((100, 50))) == ((255, 255, 255), (0, 0, 0))
