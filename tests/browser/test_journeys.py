"""What a person does on the canvas, in Debian's Chromium, against the real stack."""

import json
import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def _card(page: Page, label: str) -> object:
    return page.get_by_role("article", name=re.compile(f"^{label},"))


def _run(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Run( |$)")).first.click()


def _wait_for_run(page: Page, word: str = "Completed") -> None:
    expect(page.get_by_role("region", name="The run")).to_contain_text(word, timeout=60_000)


def test_the_starter_becomes_a_picture_step_by_step(stack: Stack, editor: Page) -> None:
    _run(editor)
    live = editor.get_by_alt_text("What is being made")
    expect(live).to_be_visible(timeout=60_000)
    _wait_for_run(editor)
    picture = editor.get_by_alt_text("Result of Picture")
    expect(picture).to_be_visible()
    size = picture.evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert size == [512, 512]
    charged = editor.get_by_role("region", name="The run").inner_text()
    assert "2 cr" in charged


def test_a_reload_in_the_middle_loses_nothing(editor: Page) -> None:
    with editor.expect_response("**/execute"):
        _run(editor)
    editor.reload()
    _wait_for_run(editor)
    expect(editor.get_by_alt_text("Result of Picture")).to_be_visible()


def test_two_tabs_show_the_same_run(editor: Page) -> None:
    other = editor.context.new_page()
    other.goto(editor.url)
    expect(other.get_by_role("article")).to_have_count(4)
    _run(editor)
    _wait_for_run(other)
    expect(other.get_by_alt_text("Result of Picture")).to_be_visible()
    other.close()


def test_stop_ends_the_run(stack: Stack, editor: Page) -> None:
    editor.get_by_text("Wireflow Sketch").click()
    editor.get_by_label("Steps", exact=True).fill("50")
    _run(editor)
    editor.get_by_role("button", name="Stop").click()
    _wait_for_run(editor, "Stopped")


def test_run_to_here_runs_only_what_is_needed(editor: Page) -> None:
    editor.get_by_text("Wireflow Sketch").click()
    editor.get_by_role("button", name="Run to here").click()
    _wait_for_run(editor)
    expect(editor.get_by_alt_text("Result of Generate image")).to_be_visible()
    expect(editor.get_by_alt_text("Result of Upscale")).to_have_count(0)


def test_an_equal_run_comes_from_the_cache(editor: Page) -> None:
    editor.get_by_text("Wireflow Sketch").click()
    editor.get_by_role("spinbutton", name="Seed").fill("7")
    _run(editor)
    _wait_for_run(editor)
    _run(editor)
    expect(_card(editor, "Generate image")).to_contain_text("Cached")  # type: ignore[arg-type]


def test_an_unknown_word_is_named_on_the_card(editor: Page) -> None:
    editor.get_by_placeholder("Describe what you want to see").fill("A cat on a bicycle")
    _run(editor)
    card = _card(editor, "Generate image")
    expect(card).to_contain_text("has not learnt: cat, bicycle", timeout=60_000)  # type: ignore[arg-type]


def test_an_invalid_graph_is_marked_on_its_node(editor: Page) -> None:
    editor.get_by_placeholder("Describe what you want to see").fill("")
    _run(editor)
    expect(_card(editor, "Prompt").get_by_role("alert")).to_be_visible()  # type: ignore[attr-defined]


def test_edits_are_saved_and_undone(stack: Stack, editor: Page) -> None:
    prompt = editor.get_by_placeholder("Describe what you want to see")
    prompt.fill("A city at night")
    expect(editor.get_by_role("status").first).to_contain_text("Saved")
    workflow_id = editor.url.rsplit("/", 1)[1]
    saved = stack.api.get(f"/workflows/{workflow_id}").json()["nodes"][0]["data"]["config"]
    assert saved == {"prompt": "A city at night"}
    editor.get_by_role("button", name="Undo").click()
    expect(prompt).to_have_value("A sunset over a mountain lake")
    editor.get_by_role("button", name="Redo").click()
    expect(prompt).to_have_value("A city at night")


def test_a_node_is_found_by_name_and_added(editor: Page) -> None:
    editor.keyboard.press("n")
    editor.get_by_label("Search nodes and models").fill("blur")
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("article")).to_have_count(5)
    editor.keyboard.press("Delete")
    expect(editor.get_by_role("article")).to_have_count(4)


def test_a_wire_released_on_nothing_offers_what_fits(editor: Page) -> None:
    handle = _card(editor, "Upscale").get_by_label("Output Image, image")  # type: ignore[attr-defined]
    box = handle.bounding_box()
    editor.mouse.move(box["x"] + 12, box["y"] + 12)
    editor.mouse.down()
    editor.mouse.move(box["x"] + 60, box["y"] + 220, steps=8)
    editor.mouse.up()
    palette = editor.get_by_label("Add a node", exact=True).last
    expect(palette).to_contain_text("Crop")
    expect(palette).not_to_contain_text("Hibari")
    palette.get_by_role("button", name=re.compile("^Resize")).click()
    expect(editor.get_by_role("article")).to_have_count(5)
    expect(editor.locator(".react-flow__edge")).to_have_count(4)


def test_copy_and_paste_carry_the_wires_between_them(editor: Page) -> None:
    editor.keyboard.press("Control+a")
    editor.keyboard.press("Control+c")
    editor.keyboard.press("Control+v")
    expect(editor.get_by_role("article")).to_have_count(8)
    expect(editor.locator(".react-flow__edge")).to_have_count(6)


def test_an_empty_canvas_asks_what_to_make(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/workflows")
    page.get_by_role("button", name="New workflow").click()
    page.get_by_label("What are you making?").fill("A forest at dawn")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("article")).to_have_count(4)
    expect(page.get_by_placeholder("Describe what you want to see")).to_have_value(
        "A forest at dawn"
    )


def test_words_are_read_aloud(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/workflows")
    page.get_by_role("button", name="New workflow").click()
    page.get_by_role("button", name=re.compile("Words read aloud")).click()
    _run(page)
    _wait_for_run(page)
    expect(page.get_by_role("button", name="Play Read aloud").first).to_be_visible()


def test_a_key_is_shown_once_and_its_curl_runs(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/settings/api-keys")
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Name").fill("from the browser")
    page.get_by_role("button", name="Create key").last.click()
    key = page.get_by_role("status").locator("code").inner_text()
    workflow = stack.api.get("/workflows?limit=1").json()[0]
    answer = httpx.post(
        f"{stack.url}/api/v1/workflows/{workflow['id']}/execute",
        headers={"Authorization": f"Bearer {key}"},
        json={"triggerData": {"prompt": "A lake"}},
    )
    assert answer.status_code in {201, 422}
    page.reload()
    expect(page.get_by_text(key)).to_have_count(0)
    row = page.get_by_role("row", name=re.compile("from the browser"))
    row.get_by_role("button", name="Actions for from the browser").click()
    page.get_by_role("menuitem", name="Revoke").click()
    page.get_by_role("button", name="Revoke key").click()
    expect(row).to_have_count(0)
    refused = httpx.get(f"{stack.url}/api/v1/workflows", headers={"Authorization": f"Bearer {key}"})
    assert refused.json()["error"] == "Invalid API key"


def test_the_api_tab_writes_a_call_that_works(stack: Stack, editor: Page) -> None:
    editor.get_by_role("tab", name="API").click()
    text = editor.locator("pre").inner_text()
    url = re.search(r"POST (\S+)", text)
    body = re.search(r"-d '(.*?)'\n\n", text, re.DOTALL)
    assert url is not None
    assert body is not None
    answer = httpx.post(
        url[1], headers={"Authorization": f"Bearer {stack.key}"}, json=json.loads(body[1])
    )
    assert answer.status_code == 201


def test_the_runs_tab_opens_a_run_as_it_was(editor: Page) -> None:
    _run(editor)
    _wait_for_run(editor)
    editor.get_by_role("tab", name="Runs").click()
    editor.get_by_role("link", name="Open").click()
    expect(editor.get_by_role("region", name="The past")).to_be_visible()
    expect(editor.get_by_alt_text("Result of Picture")).to_be_visible()


def test_the_theme_is_changed_and_remembered(editor: Page) -> None:
    editor.get_by_role("button", name="Use the light theme").click()
    editor.reload()
    expect(editor.locator("html")).to_have_attribute("data-theme", "light")


def test_all_keys_are_shown(editor: Page) -> None:
    editor.keyboard.press("?")
    expect(editor.get_by_role("dialog", name="All keys")).to_contain_text("Run to here")
