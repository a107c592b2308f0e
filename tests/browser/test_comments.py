"""Comments on the canvas: pinned, read by others at once, resolved, and never part of the graph."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import canvas
from tests.live.stack import ROOT, Stack

pytestmark = pytest.mark.browser

AXE = ROOT / "canvas/frontend/node_modules/axe-core/axe.min.js"


@pytest.fixture
def other(editor: Page) -> Iterator[Page]:
    """The same workflow in a second tab."""
    opened = editor.context.new_page()
    opened.goto(editor.url)
    expect(opened.get_by_role("article")).to_have_count(4)
    expect(editor.get_by_role("list", name="Also here")).to_be_visible()
    yield opened
    opened.close()


def _pin(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^Comment by .*: {words}"))


def _thread(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Comment thread")


def _corner(found: Locator) -> tuple[int, int]:
    """The bottom left corner, which is the tip of a pin; whole pixels, as a hover enlarges it."""
    box = canvas.box(found)
    return round(box["x"]), round(box["y"] + box["height"])


def _between(one: Locator, other: Locator) -> tuple[int, int]:
    (x, y), (other_x, other_y) = _corner(one), _corner(other)
    return x - other_x, y - other_y


def _whole(page: Page) -> None:
    """One pixel is one pixel."""
    page.get_by_role("button", name=re.compile("%$")).click()
    expect(page.get_by_role("button", name="100%")).to_be_visible()


def _write(page: Page, text: str) -> None:
    """With the tool in hand and a place chosen."""
    page.get_by_role("textbox", name="Comment", exact=True).fill(text)
    page.keyboard.press("Enter")
    expect(_pin(page, text)).to_be_visible()


def test_a_comment_is_seen_answered_and_resolved_by_others_without_a_reload(
    stack: Stack, editor: Page, other: Page
) -> None:
    before = canvas.saved(stack, editor)
    editor.keyboard.press("c")
    expect(editor.get_by_role("button", name="Comment", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    canvas.card(editor, "Generate image").get_by_text("No output yet").click(force=True)
    _write(editor, "Darker sky")
    expect(editor.get_by_role("button", name="Pointer")).to_have_attribute("aria-pressed", "true")
    _pin(other, "Darker sky").click()
    expect(_thread(other).get_by_role("heading")).to_have_text("On Generate image")
    other.get_by_role("textbox", name="Reply").fill("<b>Late dusk?</b>")
    other.keyboard.press("Enter")
    expect(_thread(other).get_by_role("listitem")).to_have_count(2)

    _pin(editor, "Darker sky").click()
    expect(_thread(editor).get_by_text("<b>Late dusk?</b>", exact=True)).to_be_visible()
    editor.evaluate(AXE.read_text())
    found = editor.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    first = _thread(editor).get_by_role("listitem").first
    first.hover()
    first.get_by_role("button", name=re.compile("^Comment by")).click()
    editor.get_by_role("menuitem", name="Edit").click()
    editor.get_by_role("textbox", name="Change the comment").fill("Much darker sky")
    editor.keyboard.press("Enter")
    expect(_pin(other, "Much darker sky")).to_be_visible()
    expect(_thread(other).get_by_text("edited")).to_be_visible()

    expect(other.get_by_role("button", name="1 open comment")).to_be_visible()
    _thread(editor).get_by_role("button", name="Resolve").click()
    expect(_pin(editor, "Much darker")).to_have_count(0)
    expect(other.get_by_role("button", name="1 open comment")).to_have_count(0)
    expect(_thread(other)).to_contain_text("Resolved by")
    _thread(other).get_by_role("button", name="Reopen").click()
    expect(_pin(editor, "Much darker")).to_be_visible()
    after = canvas.saved(stack, editor)
    assert (after["nodes"], after["updatedAt"]) == (before["nodes"], before["updatedAt"])


def test_a_pin_goes_with_its_node_and_outlives_it(stack: Stack, editor: Page) -> None:
    card, prompt = canvas.card(editor, "Upscale"), canvas.card(editor, "Prompt")
    _whole(editor)
    editor.keyboard.press("c")
    card.get_by_text("No output yet").click(force=True)
    _write(editor, "Four times?")
    pin = _pin(editor, "Four times")
    place, on_card = _corner(pin), _between(pin, card)
    x, y = canvas.middle(card.locator("header"))
    canvas.drag(editor, (x, y), (x + 40, y + 120))
    assert _between(pin, card) == on_card
    assert _corner(pin) != place
    editor.keyboard.press("Control+z")
    expect(editor.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
    assert _corner(pin) == place
    # Undo knows nothing of comments, and a pin has a place of its own without its node.
    editor.keyboard.press("Control+Shift+z")
    canvas.saved(stack, editor)
    beside_prompt = _between(pin, prompt)
    card.locator("header").click()
    editor.keyboard.press("Delete")
    expect(card).to_have_count(0)
    canvas.saved(stack, editor)
    editor.reload()
    expect(pin).to_be_visible()
    _whole(editor)
    assert _between(pin, prompt) == beside_prompt
    pin.click()
    expect(_thread(editor).get_by_role("heading")).to_have_text("On the canvas")
    first = _thread(editor).get_by_role("listitem")
    first.hover()
    first.get_by_role("button", name=re.compile("^Comment by")).click()
    editor.get_by_role("menuitem", name="Delete").click()
    sure = editor.get_by_role("dialog", name="Delete the thread?")
    sure.get_by_role("button", name="Delete").click()
    expect(pin).to_have_count(0)
    expect(_thread(editor)).to_have_count(0)


def test_comments_are_found_in_a_list_hidden_and_left_with_escape(editor: Page) -> None:
    pane = editor.locator(".react-flow__pane")
    editor.keyboard.press("c")
    pane.click(position={"x": 300, "y": 640})
    editor.get_by_role("textbox", name="Comment", exact=True).fill("Two sizes?")
    # Another click moves it, with what was written so far; Escape leaves it.
    pane.click(position={"x": 420, "y": 600})
    expect(editor.get_by_role("textbox", name="Comment", exact=True)).to_have_value("Two sizes?")
    editor.keyboard.press("Escape")
    expect(editor.get_by_role("textbox", name="Comment", exact=True)).to_have_count(0)
    expect(editor.locator("[data-pin]")).to_have_count(0)
    pane.click(button="right", position={"x": 420, "y": 600})
    editor.get_by_role("menuitem", name="Comment").click()
    expect(editor.get_by_role("textbox", name="Comment", exact=True)).to_have_value("Two sizes?")
    editor.keyboard.press("Enter")
    expect(_pin(editor, "Two sizes")).to_be_visible()

    editor.get_by_role("button", name="1 open comment").click()
    listed = editor.get_by_role("region", name="Comments")
    listed.get_by_role("button", name=re.compile("Two sizes")).click()
    _thread(editor).get_by_role("button", name="Resolve").click()
    expect(listed).to_contain_text("Nothing to read")
    listed.get_by_role("switch", name="Show resolved comments").click()
    expect(listed.get_by_role("button", name=re.compile("Two sizes.*Resolved"))).to_be_visible()
    expect(_pin(editor, "Two sizes")).to_be_visible()
    editor.keyboard.press("Shift+C")
    expect(_pin(editor, "Two sizes")).to_have_count(0)
    listed.get_by_role("button", name=re.compile("Two sizes")).click()
    expect(_pin(editor, "Two sizes")).to_be_in_viewport()
    editor.keyboard.press("Escape")
    expect(_thread(editor)).to_have_count(0)


def test_a_comment_inside_a_subgraph_is_reached_from_outside(editor: Page) -> None:
    canvas.card(editor, "Upscale").locator("header").click()
    editor.keyboard.press("Control+Shift+e")
    subgraph = editor.locator("[data-kind=subgraph]")
    subgraph.get_by_text("inside").dblclick()
    crumbs = editor.get_by_role("navigation", name="Open subgraph")
    expect(crumbs).to_be_visible()
    editor.keyboard.press("c")
    canvas.card(editor, "Upscale").get_by_text("No output yet").click(force=True)
    _write(editor, "Inside")
    crumbs.get_by_role("button", name="Go out").click()
    expect(_pin(editor, "Inside")).to_have_count(0)
    editor.get_by_role("button", name="1 open comment").click()
    listed = editor.get_by_role("region", name="Comments")
    listed.get_by_role("button", name=re.compile("Inside")).click()
    expect(crumbs).to_be_visible()
    expect(_thread(editor).get_by_role("heading")).to_have_text("On Upscale")
    expect(_pin(editor, "Inside")).to_be_in_viewport()
