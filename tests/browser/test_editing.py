"""What edits the graph, as a person does it: undone, copied, moved, set aside."""

import base64
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import canvas
from tests.live.stack import Stack

pytestmark = pytest.mark.browser

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_undo_covers_names_moves_modes_and_deletions(stack: Stack, editor: Page) -> None:
    name = editor.get_by_label("Name of the workflow")
    before = name.input_value()
    name.fill("Another name")
    editor.keyboard.press("Escape")
    start = canvas.box(canvas.card(editor, "Upscale"))
    canvas.drag(editor, canvas.middle(canvas.card(editor, "Upscale").locator("header")), (700, 200))
    editor.keyboard.press("Control+b")
    editor.keyboard.press("Delete")
    canvas.cards(editor, 3)
    editor.keyboard.press("Control+z")
    canvas.cards(editor, 4)
    expect(canvas.card(editor, "Upscale")).to_contain_text("Bypassed")
    editor.keyboard.press("Control+z")
    expect(canvas.card(editor, "Upscale")).not_to_contain_text("Bypassed")
    editor.keyboard.press("Control+z")
    assert abs(canvas.box(canvas.card(editor, "Upscale"))["y"] - start["y"]) < 2
    editor.keyboard.press("Control+z")
    expect(name).to_have_value(before)
    for _ in range(4):
        editor.keyboard.press("Control+Shift+z")
    canvas.cards(editor, 3)
    editor.keyboard.press("Control+s")
    saved = canvas.saved(stack, editor)
    assert saved["name"] == "Another name"
    assert len(saved["nodes"]) == 3


def test_what_is_cut_is_pasted_in_another_tab_at_the_pointer(editor: Page) -> None:
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("Control+x")
    canvas.cards(editor, 3)
    canvas.wires(editor, 2)
    other = editor.context.new_page()
    other.goto(editor.url.rsplit("/", 1)[0])
    other.get_by_role("button", name="New workflow").click()
    expect(other.get_by_label("What are you making?")).to_be_visible()
    other.mouse.move(400, 650)
    other.keyboard.press("Control+v")
    expect(canvas.card(other, "Upscale")).to_be_visible()
    x, y = canvas.middle(canvas.card(other, "Upscale"))
    assert abs(x - 400) < 4
    assert abs(y - 650) < 80
    other.close()


def test_a_copy_takes_the_wires_that_lead_in_when_asked(editor: Page) -> None:
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("Control+c")
    editor.mouse.move(700, 700)
    editor.keyboard.press("Control+v")
    canvas.cards(editor, 5)
    canvas.wires(editor, 3)
    editor.keyboard.press("Control+Shift+v")
    canvas.cards(editor, 6)
    canvas.wires(editor, 4)


def test_duplicate_and_select_all(editor: Page) -> None:
    editor.keyboard.press("Control+a")
    expect(editor.get_by_role("toolbar", name="Selection")).to_contain_text("4 nodes")
    editor.keyboard.press("Control+d")
    canvas.cards(editor, 8)
    canvas.wires(editor, 6)
    editor.keyboard.press("Delete")
    canvas.cards(editor, 4)


def test_text_becomes_a_prompt_and_a_picture_an_upload(editor: Page) -> None:
    editor.mouse.move(700, 650)
    editor.evaluate("navigator.clipboard.writeText('A quiet harbour')")
    editor.keyboard.press("Control+v")
    canvas.cards(editor, 5)
    expect(editor.get_by_label("Text", exact=True).last).to_have_value("A quiet harbour")
    png = base64.b64decode(PIXEL)
    editor.evaluate(
        """async bytes => navigator.clipboard.write([new ClipboardItem(
            {"image/png": new Blob([new Uint8Array(bytes)], {type: "image/png"})})])""",
        list(png),
    )
    editor.keyboard.press("Control+v")
    canvas.cards(editor, 6)
    expect(editor.get_by_role("article").last.locator("img")).to_be_visible()


def test_deleting_in_the_middle_rejoins_the_wires(editor: Page) -> None:
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("Backspace")
    canvas.cards(editor, 3)
    canvas.wires(editor, 2)
    port = canvas.card(editor, "Picture").get_by_label("Input Media")
    expect(port).to_have_attribute("aria-label", re.compile("linked to Generate image"))


def test_bypass_and_mute_show_on_the_card_and_undo_themselves(editor: Page) -> None:
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("Control+b")
    expect(canvas.card(editor, "Upscale")).to_have_attribute("data-mode", "bypassed")
    editor.keyboard.press("Control+m")
    expect(canvas.card(editor, "Upscale")).to_contain_text("Muted")
    editor.keyboard.press("Control+m")
    expect(canvas.card(editor, "Upscale")).to_have_attribute("data-mode", "active")


def test_a_node_is_renamed_in_place(editor: Page) -> None:
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("F2")
    editor.keyboard.type("Enlarge")
    editor.keyboard.press("Enter")
    expect(canvas.card(editor, "Enlarge")).to_be_focused()
    editor.keyboard.press("F2")
    editor.keyboard.type("Nonsense")
    editor.keyboard.press("Escape")
    expect(canvas.card(editor, "Enlarge")).to_be_visible()
    editor.keyboard.press("Control+z")
    expect(canvas.card(editor, "Upscale")).to_be_visible()


def test_arrows_nudge_and_brackets_walk_along_the_wires(stack: Stack, editor: Page) -> None:
    for _ in range(3):
        editor.keyboard.press("]")
    expect(canvas.card(editor, "Upscale")).to_have_attribute("data-selected", "true")
    expect(canvas.card(editor, "Upscale")).to_be_focused()
    before = canvas.saved(stack, editor)["nodes"][2]["position"]
    editor.keyboard.press("ArrowRight")
    editor.keyboard.press("Shift+ArrowDown")
    expect(editor.get_by_role("status").first).to_contain_text("Edited")
    after = canvas.saved(stack, editor)["nodes"][2]["position"]
    assert (after["x"] - before["x"], after["y"] - before["y"]) == (4, 24)
    editor.keyboard.press("[")
    expect(canvas.card(editor, "Generate image")).to_be_focused()


def test_alt_drag_leaves_the_original_and_its_wires(editor: Page) -> None:
    before = canvas.box(canvas.card(editor, "Upscale"))
    editor.keyboard.down("Alt")
    canvas.drag(editor, canvas.middle(canvas.card(editor, "Upscale").locator("header")), (600, 700))
    editor.keyboard.up("Alt")
    canvas.cards(editor, 5)
    canvas.wires(editor, 3)
    first, copy = (canvas.box(card) for card in canvas.card(editor, "Upscale").all())
    assert abs(first["x"] - before["x"]) < 2
    assert copy["y"] > before["y"] + 100
    editor.keyboard.press("Control+z")
    canvas.cards(editor, 4)


def test_a_locked_canvas_changes_nothing_until_unlocked(stack: Stack, editor: Page) -> None:
    before = canvas.saved(stack, editor)
    editor.keyboard.press("Shift+L")
    mark = editor.get_by_text("Locked").first
    expect(mark).to_be_visible()
    at = canvas.middle(canvas.card(editor, "Upscale").locator("header"))
    canvas.drag(editor, at, (at[0], at[1] + 150))
    canvas.choose(editor, "Upscale")
    for key in ("Delete", "Control+d", "ArrowUp", "Control+b", "n", "F2"):
        editor.keyboard.press(key)
    expect(editor.get_by_text("The canvas is locked")).to_be_visible()
    editor.get_by_placeholder("Describe what you want to see").press_sequentially("x")
    editor.reload()
    canvas.cards(editor, 4)
    expect(mark).to_be_visible()
    assert canvas.saved(stack, editor) == before
    editor.get_by_role("button", name="Unlock", exact=True).click()
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("Delete")
    canvas.cards(editor, 3)
