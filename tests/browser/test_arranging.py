"""Wires are moved and dropped, nodes chosen together, aligned and tidied."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import canvas

pytestmark = pytest.mark.browser


def test_tidy_moves_everything_in_one_step(editor: Page) -> None:
    canvas.drag(editor, canvas.middle(canvas.card(editor, "Upscale").locator("header")), (300, 700))
    editor.keyboard.press("Escape")
    messy = canvas.box(canvas.card(editor, "Upscale"))
    editor.keyboard.press("l")
    flow = editor.locator(".react-flow")
    expect(flow).to_have_class(re.compile("gliding"))
    expect(flow).not_to_have_class(re.compile("gliding"))
    left = [
        canvas.box(canvas.card(editor, name))["x"]
        for name in ("Generate image", "Upscale", "Picture")
    ]
    assert left == sorted(left)
    assert left[1] > messy["x"] + 100
    editor.keyboard.press("Control+z")
    assert abs(canvas.box(canvas.card(editor, "Upscale"))["x"] - messy["x"]) < 2


def test_a_wire_is_moved_by_its_end_and_removed_on_nothing(editor: Page) -> None:
    target = canvas.middle(canvas.card(editor, "Upscale").get_by_label("Input Image"))
    end = (target[0] - 20, target[1])
    canvas.drag(
        editor, end, canvas.middle(canvas.card(editor, "Picture").get_by_label("Input Media"))
    )
    canvas.wires(editor, 2)
    media = canvas.card(editor, "Picture").get_by_label("Input Media")
    expect(media).to_have_attribute("aria-label", re.compile("linked to Generate image"))
    editor.keyboard.press("Control+z")
    canvas.wires(editor, 3)
    canvas.drag(editor, end, (end[0] - 40, end[1] + 250))
    canvas.wires(editor, 2)
    expect(editor.get_by_label("Search nodes and models")).to_have_count(0)
    editor.keyboard.press("Control+z")
    canvas.wires(editor, 3)


def test_a_wire_dropped_on_a_node_takes_its_first_port(editor: Page) -> None:
    output = canvas.card(editor, "Generate image").get_by_label("Output Image")
    canvas.drag(
        editor,
        canvas.middle(output),
        canvas.middle(canvas.card(editor, "Picture").locator("header")),
    )
    canvas.wires(editor, 3)
    media = canvas.card(editor, "Picture").get_by_label("Input Media")
    expect(media).to_have_attribute("aria-label", re.compile("linked to Generate image"))
    text = canvas.card(editor, "Prompt").get_by_label("Output Prompt")
    canvas.drag(
        editor, canvas.middle(text), canvas.middle(canvas.card(editor, "Upscale").locator("header"))
    )
    canvas.wires(editor, 3)


def test_boxes_clicks_and_the_bar_choose_and_align(editor: Page) -> None:
    one, other = (
        canvas.box(canvas.card(editor, "Generate image")),
        canvas.box(canvas.card(editor, "Picture")),
    )
    editor.keyboard.down("Shift")
    canvas.drag(
        editor,
        (one["x"] - 20, one["y"] - 40),
        (other["x"] + other["width"] + 20, other["y"] + other["height"] + 60),
    )
    editor.keyboard.up("Shift")
    bar = editor.get_by_role("toolbar", name="Selection")
    expect(bar).to_contain_text("3 nodes")
    canvas.card(editor, "Prompt").locator("header").click(modifiers=["Control"])
    expect(bar).to_contain_text("4 nodes")
    bar.get_by_role("button", name="Align left").click()
    left = {canvas.box(card)["x"] for card in editor.get_by_role("article").all()}
    assert max(left) - min(left) < 1
    editor.keyboard.press("Control+z")
    assert abs(canvas.box(canvas.card(editor, "Picture"))["x"] - other["x"]) < 2
    canvas.card(editor, "Prompt").locator("header").click(modifiers=["Control"])
    expect(bar).to_contain_text("3 nodes")


def test_wires_and_ports_have_menus_of_their_own(editor: Page) -> None:
    output = canvas.card(editor, "Upscale").get_by_label("Output Image")
    output.click(button="right")
    editor.get_by_role("menuitem", name="Add a node after it").click()
    expect(editor.get_by_label("Search nodes and models")).to_be_focused()
    editor.keyboard.type("blur")
    editor.keyboard.press("Enter")
    canvas.wires(editor, 4)
    output.click(button="right")
    editor.get_by_role("menuitem", name="Disconnect").click()
    canvas.wires(editor, 2)
    editor.keyboard.press("Shift+F")
    x, y = editor.locator(".react-flow__edge-path").first.evaluate(
        """path => {
            const at = path.getPointAtLength(path.getTotalLength() / 2);
            const {x, y} = at.matrixTransform(path.getScreenCTM());
            return [x, y];
        }"""
    )
    editor.mouse.click(x, y, button="right")
    editor.get_by_role("menuitem", name="Delete").click()
    canvas.wires(editor, 1)
