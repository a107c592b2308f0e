"""Two people, or two tabs, on one workflow: they see each other, and no edit is lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.live.stack import Stack

pytestmark = pytest.mark.browser


@pytest.fixture
def other(editor: Page) -> Iterator[Page]:
    """The same workflow in a second tab; both have heard of each other."""
    opened = editor.context.new_page()
    opened.goto(editor.url)
    for page in (opened, editor):
        expect(page.get_by_role("list", name="Also here").get_by_role("listitem")).to_have_count(1)
    yield opened
    opened.close()


def _prompt(page: Page) -> Any:
    return page.get_by_role("article", name=re.compile("^Prompt,")).get_by_role("textbox")


def _name(page: Page) -> Any:
    return page.get_by_label("Name of the workflow")


def _saved(page: Page) -> None:
    expect(page.get_by_role("status").first).to_contain_text("Saved")


def _break_saving(page: Page) -> None:
    def refuse(route: Route) -> None:
        if route.request.method == "PUT":
            route.abort()
        else:
            route.fallback()

    page.route("**/api/v1/workflows/*", refuse)


def test_the_other_ones_pointer_and_selection_are_seen_until_they_leave(
    editor: Page, other: Page
) -> None:
    other.get_by_text("Wireflow Sketch").click()
    other.mouse.move(700, 200)
    rings = editor.locator("[class*=ring]")
    expect(rings).to_have_count(1)
    expect(editor.locator("[class*=cursor] svg")).to_have_count(1)
    other.close()
    expect(rings).to_have_count(0)
    expect(editor.get_by_role("list", name="Also here")).to_have_count(0)


def test_an_edit_appears_for_the_other_without_a_reload(editor: Page, other: Page) -> None:
    _prompt(editor).fill("A moor in winter")
    expect(_prompt(other)).to_have_value("A moor in winter")
    _name(other).fill("Moor")
    expect(_name(editor)).to_have_value("Moor")
    expect(_prompt(other)).to_have_value("A moor in winter")


def test_edits_of_different_things_are_put_together(
    stack: Stack, editor: Page, other: Page
) -> None:
    _break_saving(editor)
    _prompt(editor).fill("A moor in winter")
    expect(editor.get_by_role("status").first).to_contain_text("Not saved")
    _name(other).fill("Moor")
    _saved(other)
    expect(_name(editor)).to_have_value("Moor")
    editor.unroute_all()
    _saved(editor)
    expect(_prompt(other)).to_have_value("A moor in winter")
    saved = stack.api.get(f"/workflows/{editor.url.rpartition('/')[2]}").json()
    assert saved["name"] == "Moor"
    assert saved["nodes"][0]["data"]["config"]["prompt"] == "A moor in winter"


def test_undo_takes_back_ones_own_edit_and_not_the_others(editor: Page, other: Page) -> None:
    editor.get_by_text("Wireflow Sketch").click()
    editor.keyboard.press("Control+b")
    _saved(editor)
    _prompt(other).fill("A moor in winter")
    expect(_prompt(editor)).to_have_value("A moor in winter")
    editor.keyboard.press("Control+z")
    sketch = editor.get_by_role("article", name=re.compile("^Generate image,"))
    expect(sketch).not_to_have_attribute("data-mode", "bypassed")
    expect(_prompt(editor)).to_have_value("A moor in winter")


def _clash(editor: Page, other: Page) -> Any:
    _break_saving(editor)
    _prompt(editor).fill("mine")
    expect(editor.get_by_role("status").first).to_contain_text("Not saved")
    _prompt(other).fill("theirs")
    _saved(other)
    editor.unroute_all()
    dialog = editor.get_by_role("dialog")
    expect(dialog).to_contain_text("Prompt, prompt")
    expect(dialog.get_by_role("row", name="Prompt, prompt")).to_contain_text("mine")
    expect(dialog.get_by_role("row", name="Prompt, prompt")).to_contain_text("theirs")
    return dialog


def test_a_clash_shows_both_sides_and_mine_can_be_kept(editor: Page, other: Page) -> None:
    _clash(editor, other).get_by_role("button", name="Keep mine", exact=True).click()
    expect(_prompt(other)).to_have_value("mine")


def test_theirs_can_be_taken_and_undo_brings_mine_back(editor: Page, other: Page) -> None:
    _clash(editor, other).get_by_role("button", name="Take theirs").click()
    expect(_prompt(editor)).to_have_value("theirs")
    editor.locator(".react-flow__pane").click(position={"x": 700, "y": 60})
    editor.keyboard.press("Control+z")
    expect(_prompt(editor)).to_have_value("mine")


def test_mine_can_be_kept_as_a_workflow_of_its_own(stack: Stack, editor: Page, other: Page) -> None:
    _clash(editor, other).get_by_role("button", name="Keep mine as a copy").click()
    expect(_prompt(editor)).to_have_value("theirs")
    expect(editor.get_by_text("(my version)”")).to_be_visible()
    newest = stack.api.get("/workflows?limit=2").json()
    copy = next(one for one in newest if one["name"].endswith("(my version)"))
    assert copy["nodes"][0]["data"]["config"]["prompt"] == "mine"


def test_edits_that_could_not_be_saved_survive_a_reload(stack: Stack, editor: Page) -> None:
    _break_saving(editor)
    _prompt(editor).fill("written on a train")
    expect(editor.get_by_role("status").first).to_contain_text("Not saved")
    editor.reload()
    expect(_prompt(editor)).to_have_value("written on a train")
    editor.unroute_all()
    _saved(editor)
    saved = stack.api.get(f"/workflows/{editor.url.rpartition('/')[2]}").json()
    assert saved["nodes"][0]["data"]["config"]["prompt"] == "written on a train"
