"""The keyboard: running, looking, menus, and everything there is without a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import canvas
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def test_run_to_here_and_stop_have_keys(editor: Page) -> None:
    canvas.choose(editor, "Generate image")
    editor.keyboard.press("Shift+Enter")
    expect(editor.get_by_alt_text("Result of Generate image")).to_be_visible(timeout=180_000)
    expect(editor.get_by_alt_text("Result of Upscale")).to_have_count(0)
    editor.get_by_label("Steps", exact=True).fill("50")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_role("button", name="Stop")).to_be_visible()
    editor.keyboard.press("Control+Alt+Enter")
    expect(editor.get_by_role("region", name="The run")).to_contain_text("Stopped", timeout=180_000)


def test_the_view_is_zoomed_and_fitted_by_keys(editor: Page) -> None:
    zoom = editor.get_by_title(re.compile("Zoom to 100"))
    editor.keyboard.press("Alt+0")
    expect(zoom).to_have_text("100%")
    editor.keyboard.press("Alt+-")
    expect(zoom).to_have_text("83%")
    editor.keyboard.press("Alt+=")
    expect(zoom).to_have_text("100%")
    canvas.choose(editor, "Picture")
    editor.keyboard.press("f")
    expect(zoom).to_have_text("150%")
    editor.keyboard.press("Shift+F")
    expect(zoom).not_to_have_text("150%")
    for _ in range(20):
        editor.keyboard.press("Alt+=")
    expect(zoom).to_have_text("250%")
    minimap = editor.get_by_label("Map of the workflow")
    expect(minimap).to_be_visible()
    editor.keyboard.press("Alt+m")
    expect(minimap).to_have_count(0)
    editor.reload()
    canvas.cards(editor, 4)
    expect(minimap).to_have_count(0)


@pytest.mark.parametrize("way", ["h", "held space"])
def test_the_hand_moves_the_view_and_no_node(stack: Stack, editor: Page, way: str) -> None:
    before = canvas.saved(stack, editor)["nodes"]
    at = canvas.middle(canvas.card(editor, "Upscale").locator("header"))
    start = (400, 250) if way == "held space" else at
    editor.keyboard.press("h") if way == "h" else editor.keyboard.down("Space")
    canvas.drag(editor, start, (start[0] + 100, start[1] - 60))
    editor.keyboard.press("v") if way == "h" else editor.keyboard.up("Space")
    moved = canvas.middle(canvas.card(editor, "Upscale").locator("header"))
    assert abs(moved[0] - at[0] - 100) < 12
    assert abs(moved[1] - at[1] + 60) < 12
    assert canvas.saved(stack, editor)["nodes"] == before


def test_keys_are_searched_changed_and_given_back(editor: Page) -> None:
    editor.keyboard.press("?")
    sheet = editor.get_by_role("dialog", name="All keys")
    sheet.get_by_label("Search the keys").fill("duplicate")
    expect(sheet.get_by_role("button", name=re.compile("Change the keys"))).to_have_count(1)
    change = sheet.get_by_role("button", name="Change the keys of Duplicate")
    change.click()
    editor.keyboard.press("h")
    expect(sheet.get_by_role("alert")).to_contain_text("H is “Hand”")
    sheet.get_by_role("button", name="Cancel").click()
    change.click()
    editor.keyboard.press("Shift+D")
    expect(change).to_contain_text("Shift D")
    editor.keyboard.press("Escape")
    editor.reload()
    canvas.cards(editor, 4)
    canvas.choose(editor, "Upscale")
    editor.keyboard.press("Control+d")
    editor.keyboard.press("Shift+D")
    canvas.cards(editor, 5)
    canvas.card(editor, "Upscale").last.click(button="right")
    expect(editor.get_by_role("menuitem", name=re.compile("Duplicate"))).to_contain_text("Shift D")
    editor.keyboard.press("Escape")
    editor.keyboard.press("?")
    sheet.get_by_role("button", name="Reset all keys").click()
    sheet.get_by_label("Search the keys").fill("duplicate")
    expect(change).to_contain_text("Ctrl D")


def test_no_shortcut_fires_while_typing(editor: Page) -> None:
    prompt = editor.get_by_placeholder("Describe what you want to see")
    prompt.fill("")
    prompt.press_sequentially("nhfl?[]")
    prompt.press("Delete")
    expect(prompt).to_have_value("nhfl?[]")
    canvas.cards(editor, 4)
    expect(editor.get_by_role("dialog")).to_have_count(0)
    expect(editor.get_by_label("Search nodes and models")).to_have_count(0)


def test_menus_open_by_keyboard_and_close_again(editor: Page) -> None:
    editor.keyboard.press("Shift+F10")
    menu = editor.get_by_role("menu")
    expect(menu).to_contain_text("Select all")
    editor.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    editor.keyboard.press("]")
    editor.keyboard.press("Shift+F10")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    editor.keyboard.press("End")
    expect(menu.get_by_role("menuitem", name=re.compile("Delete"))).to_be_focused()
    editor.keyboard.press("Escape")
    expect(canvas.card(editor, "Prompt")).to_be_focused()
    editor.keyboard.press("Control+a")
    editor.keyboard.press("Shift+F10")
    menu.get_by_role("menuitem", name="Align to the top").click()
    top = {round(canvas.box(card)["y"]) for card in editor.get_by_role("article").all()}
    assert len(top) == 1


def test_the_keyboard_alone_builds_and_runs_the_starter(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/workflows")
    page.get_by_role("button", name="New workflow").press("Enter")
    expect(page.get_by_label("What are you making?")).to_be_visible()

    def add(search: str, count: int) -> None:
        page.keyboard.press("n")
        expect(page.get_by_label("Search nodes and models")).to_be_focused()
        page.keyboard.type(search)
        page.keyboard.press("Enter")
        canvas.cards(page, count)
        expect(page.get_by_role("article").last).to_be_focused()

    def connect(words: str, count: int) -> None:
        page.keyboard.press("w")
        expect(page.get_by_role("combobox", name=re.compile("^Connect"))).to_be_focused()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        canvas.wires(page, count)

    add("text", 1)
    page.keyboard.press("Enter")
    page.keyboard.type("A lake at dawn")
    page.keyboard.press("Escape")
    add("wireflow sketch", 2)
    connect("prompt text", 1)
    add("real-esrgan", 3)
    connect("image wireflow sketch", 2)
    add("preview", 4)
    connect("media real-esrgan", 3)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_alt_text("Result of Preview")).to_be_visible(timeout=180_000)
    said = page.get_by_role("article").last.get_attribute("aria-label")
    assert said == "Preview, Preview, done, selected"
