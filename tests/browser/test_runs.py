"""What a person does with what ran: looks, compares, runs again, brings graphs back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.live.graphs import edge, node
from tests.live.stack import Stack, wait_for

pytestmark = pytest.mark.browser

LAKE = "A sunset over a mountain lake"


def _words(prompt: str, separator: str = ", ") -> dict[str, Any]:
    """Two nodes that run at once, and cost nothing."""
    nodes = [
        node("prompt", "input:text", prompt=prompt),
        node("join", "utility:prompt_concat", separator=separator),
    ]
    nodes[1]["position"] = {"x": 340, "y": 0}
    return {"nodes": nodes, "edges": [edge("prompt.prompt", "join.texts")]}


def _failing() -> dict[str, Any]:
    sketch = node("sketch", "generate:wireflow_sketch", prompt=LAKE, num_inference_steps=1)
    crop = node("crop", "utility:image_crop", x=5_000, y=0, width=9, height=9, unit="px")
    return {"nodes": [sketch, crop], "edges": [edge("sketch.image", "crop.image")]}


@pytest.fixture
def workflow_id(stack: Stack) -> str:
    body = {"name": "Words", **_words(LAKE)}
    return str(stack.api.post("/workflows", json=body).json()["data"]["id"])


def _execute(stack: Stack, workflow_id: str, graph: dict[str, Any]) -> dict[str, Any]:
    """The line of the run, once it is over."""
    answer = stack.api.post(f"/workflows/{workflow_id}/execute", json=graph)
    execution_id = answer.json()["executionId"]
    path = f"/workflows/executions?workflowId={workflow_id}"

    def line() -> Any:
        items = stack.api.get(path).json()["data"]
        found = next(item for item in items if item["executionId"] == execution_id)
        return found if found["status"] != "RUNNING" else None

    found: dict[str, Any] = wait_for(line, 90, "the end of the run")
    return found


def _open(stack: Stack, page: Page, workflow_id: str) -> None:
    page.goto(f"{stack.url}/workflows/{workflow_id}#runs")
    expect(page.get_by_role("heading", name="Runs", exact=True)).to_be_visible()


def _rows(page: Page, **options: Any) -> Locator:
    return page.get_by_role("listbox").get_by_role("option", **options)


def _row(page: Page, run: dict[str, Any]) -> Locator:
    return _rows(page, name=re.compile(f"^Run {run['number']} "))


def _detail(page: Page) -> Locator:
    return page.get_by_role("complementary", name="The chosen run")


def test_the_list_is_searched_and_filtered(stack: Stack, page: Page, workflow_id: str) -> None:
    lake = _execute(stack, workflow_id, _words(LAKE))
    sea = _execute(stack, workflow_id, _words("A calm sea at dawn"))
    _open(stack, page, workflow_id)
    expect(_rows(page)).to_have_count(2)
    expect(page.get_by_role("group", name="Today")).to_be_visible()
    expect(_row(page, lake)).to_contain_text("API key “tests”")
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Search runs").fill("calm sea")
    expect(_rows(page)).to_have_count(1)
    expect(_row(page, sea)).to_contain_text("A calm sea at dawn")
    page.get_by_label("State", exact=True).select_option("FAILED")
    expect(page.get_by_text("No run matches")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(_rows(page)).to_have_count(2)


def test_a_run_shows_its_picture_and_where_the_time_went(
    stack: Stack, page: Page, workflow_id: str
) -> None:
    graph = _failing()
    run = _execute(stack, workflow_id, {"nodes": graph["nodes"][:1], "edges": []})
    _open(stack, page, workflow_id)
    expect(_row(page, run)).to_contain_text("Done")
    expect(page.get_by_alt_text("Result of sketch")).to_be_visible()
    chart = page.get_by_role("region", name="Where the time went")
    expect(chart).to_contain_text("1 crCost")
    expect(chart).to_contain_text("0 of 1From cache")
    page.get_by_role("button", name="Open the picture of sketch").click()
    expect(page.get_by_role("dialog", name="sketch")).to_be_visible()


def test_run_again_puts_a_new_run_on_top(stack: Stack, page: Page, workflow_id: str) -> None:
    run = _execute(stack, workflow_id, _words(LAKE))
    _open(stack, page, workflow_id)
    page.get_by_role("button", name="Run again").click()
    expect(_rows(page)).to_have_count(2)
    newest = _rows(page).first
    expect(newest).to_contain_text(re.compile("on the canvas"))
    expect(newest).to_have_attribute("aria-selected", "true")
    expect(_row(page, run)).to_have_attribute("aria-selected", "false")
    # Nobody reloads the page: it looks again by itself.
    expect(newest).to_contain_text(re.compile("Done|Cached"))


def test_a_failed_run_says_why_and_is_retried(stack: Stack, page: Page, workflow_id: str) -> None:
    run = _execute(stack, workflow_id, _failing())
    _open(stack, page, workflow_id)
    alert = _detail(page).get_by_role("alert")
    expect(alert).to_contain_text("The rectangle to cut out lies outside the picture.")
    expect(alert).to_contain_text("1 cr for the steps before it")
    page.get_by_role("button", name="Retry").click()
    newest = _rows(page).first
    expect(newest).to_contain_text(f"Retry of run {run['number']}")
    expect(newest).to_contain_text("Failed")
    expect(_detail(page)).to_contain_text("1 of 2From cache")
    expect(_detail(page).get_by_role("alert")).to_contain_text("Nothing was charged")


def test_the_keyboard_walks_the_list_and_opens_the_past(
    stack: Stack, page: Page, workflow_id: str
) -> None:
    older = _execute(stack, workflow_id, _words(LAKE))
    _execute(stack, workflow_id, _words("A calm sea at dawn"))
    _open(stack, page, workflow_id)
    page.get_by_role("listbox").focus()
    page.keyboard.press("ArrowDown")
    expect(_row(page, older)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/runs/{older['executionId']}$"))
    banner = page.get_by_role("region", name="The past")
    expect(banner).to_contain_text(f"As it was in run {older['number']}")
    banner.get_by_role("button", name="Back").click()
    expect(_rows(page)).to_have_count(2)


def test_the_past_cannot_be_edited_and_can_be_restored(
    stack: Stack, page: Page, workflow_id: str
) -> None:
    run = _execute(stack, workflow_id, _words("A calm sea at dawn"))
    page.goto(f"{stack.url}/runs/{run['executionId']}")
    expect(page.get_by_role("article")).to_have_count(2)
    prompt = page.get_by_placeholder("Describe what you want to see")
    expect(prompt).to_have_value("A calm sea at dawn")
    prompt.focus()
    page.keyboard.type("x")
    page.get_by_role("article", name=re.compile("^join")).click()
    page.keyboard.press("Delete")
    expect(page.get_by_role("complementary", name="join, as it was")).to_contain_text("Separator")
    expect(prompt).to_have_value("A calm sea at dawn")
    expect(page.get_by_role("article")).to_have_count(2)
    page.get_by_role("button", name="Restore as current").click()
    page.get_by_role("dialog").get_by_role("button", name="Restore as current").click()
    expect(page).to_have_url(re.compile(f"/workflows/{workflow_id}$"))
    expect(prompt).to_have_value("A calm sea at dawn")
    kept = stack.api.get(f"/workflows/{workflow_id}/versions").json()["data"]
    assert [row["name"] for row in kept] == [f"Before run {run['number']} was restored"]


def test_two_runs_are_compared(stack: Stack, page: Page, workflow_id: str) -> None:
    older = _execute(stack, workflow_id, _words(LAKE))
    newer = _execute(stack, workflow_id, _words("A calm sea at dawn", separator=" and "))
    _open(stack, page, workflow_id)
    page.get_by_role("button", name="Compare with another run").click()
    _row(page, older).click()
    heading = f"Run {older['number']} and Run {newer['number']}"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    graph = page.get_by_role("region", name="Graph", exact=True)
    expect(graph.locator("del").first).to_have_text(LAKE)
    expect(graph.locator("ins").first).to_have_text("A calm sea at dawn")
    expect(graph).to_contain_text("Separator")
    page.keyboard.press("Escape")
    expect(_rows(page)).to_have_count(2)


def test_a_version_is_named_compared_restored_and_undone(
    stack: Stack, page: Page, workflow_id: str
) -> None:
    page.goto(f"{stack.url}/workflows/{workflow_id}")
    prompt = page.get_by_placeholder("Describe what you want to see")
    expect(prompt).to_have_value(LAKE)
    page.get_by_role("button", name="Version history").click()
    page.get_by_label("Name of the present version").fill("First light")
    page.get_by_role("button", name="Keep").click()
    panel = page.get_by_role("complementary", name="Version history")
    expect(panel.get_by_role("article", name="First light")).to_be_visible()
    prompt.fill("A harbour")
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    panel.get_by_role("button", name="First light").click()
    changes = panel.get_by_role("region", name="Since version 1")
    expect(changes.locator("del")).to_have_text(LAKE)
    expect(changes.locator("ins")).to_have_text("A harbour")
    expect(page.locator(".diff-changed")).to_have_count(1)
    panel.get_by_role("button", name="Restore").click()
    page.get_by_role("dialog").get_by_role("button", name="Restore").click()
    expect(prompt).to_have_value(LAKE)
    expect(panel.get_by_text("Before a restore")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(prompt).to_have_value("A harbour")


def test_a_removed_node_stands_on_the_canvas_as_a_ghost(
    stack: Stack, page: Page, workflow_id: str
) -> None:
    stack.api.post(f"/workflows/{workflow_id}/versions", json={"name": "Both"})
    page.goto(f"{stack.url}/workflows/{workflow_id}")
    page.get_by_role("article", name=re.compile("^join")).click()
    page.keyboard.press("Delete")
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("button", name="Version history").click()
    page.get_by_role("button", name="Both").click()
    expect(page.get_by_role("region", name="join, removed")).to_be_visible()
    expect(page.locator(".react-flow__edge.diff-removed")).to_have_count(1)
    panel = page.get_by_role("complementary", name="Version history")
    expect(panel).to_contain_text("Wire removed: prompt to join")
    page.get_by_role("button", name="Close the version history").click()
    expect(page.locator(".diff-removed")).to_have_count(0)


def test_the_team_page_lists_all_workflows_and_exports_them(
    stack: Stack, page: Page, workflow_id: str
) -> None:
    run = _execute(stack, workflow_id, _words("A meadow in the rain"))
    page.goto(f"{stack.url}/workflows")
    page.get_by_role("link", name="Runs", exact=True).click()
    expect(_row(page, run)).to_contain_text("Words")
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Search runs").fill("meadow")
    expect(_rows(page)).to_have_count(1)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Export").click()
    lines = saved.value.path().read_text().splitlines()
    assert saved.value.suggested_filename == "wireflow-runs.csv"
    assert len(lines) == 2
    assert "A meadow in the rain" in lines[1]
