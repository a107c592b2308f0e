"""Nodes come from the palette and from the command menu."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import canvas
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", ["Tab", "n", "double click"])
def test_a_node_is_added_from_the_palette(editor: Page, way: str) -> None:
    if way == "double click":
        editor.mouse.dblclick(500, 700)
    else:
        editor.keyboard.press(way)
    search = editor.get_by_label("Search nodes and models")
    expect(search).to_be_focused()
    editor.keyboard.type("grayscl")
    editor.keyboard.press("Enter")
    canvas.cards(editor, 5)
    expect(canvas.card(editor, "Grayscale")).to_be_focused()
    expect(search).to_have_count(0)


def test_the_palette_says_what_a_node_needs_and_is_dragged_from(
    stack: Stack, page: Page, starter: str
) -> None:
    def lacking(route: Any) -> None:
        answer = route.fetch()
        body = answer.json()
        for node in body["nodes"]:
            if node["nodeType"] == "generate:wireflow_sketch":
                node["availability"] = "needs_key"
        route.fulfill(response=answer, json=body)

    page.route("**/api/v1/nodes", lacking)
    copy = stack.api.post(f"/workflows/{starter}/duplicate").json()["data"]
    page.goto(f"{stack.url}/workflows/{copy['id']}")
    canvas.cards(page, 4)
    page.keyboard.press("n")
    expect(page.get_by_label("Search nodes and models")).to_be_focused()
    page.keyboard.type("wireflow sketch")
    entries = page.get_by_label("Found").get_by_role("button")
    expect(entries.filter(has_text="Wireflow Sketch Edit")).to_have_count(1)
    expect(entries.last).to_contain_text("Needs a key")
    page.get_by_label("Search nodes and models").fill("")
    page.get_by_role("button", name="Audio", exact=True).click()
    palette = page.get_by_label("Add a node", exact=True).last
    expect(palette.get_by_text("Hibari")).to_be_visible()
    expect(palette.get_by_text("Blur")).to_have_count(0)
    palette.get_by_text("Hibari").drag_to(
        page.locator(".react-flow__pane"), target_position={"x": 400, "y": 120}
    )
    canvas.cards(page, 5)


def test_the_command_menu_does_adds_and_remembers(editor: Page) -> None:
    editor.keyboard.press("Control+k")
    menu = editor.get_by_role("dialog", name="Find a command")
    expect(menu.get_by_role("combobox")).to_be_focused()
    editor.keyboard.type("select all")
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("toolbar", name="Selection")).to_be_visible()
    editor.keyboard.press("Control+k")
    expect(menu.get_by_role("option").first).to_contain_text("Select all")
    editor.keyboard.type("blur")
    expect(menu.get_by_role("option").first).to_contain_text("Blur")
    editor.keyboard.press("Enter")
    canvas.cards(editor, 5)
    editor.keyboard.press("Control+k")
    editor.keyboard.type("mountain lake")
    menu.get_by_role("option", name="Mountain lake").first.click()
    editor.wait_for_url("**/workflows/*")
    canvas.cards(editor, 4)
