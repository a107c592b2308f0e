"""Another workflow as a node, as people use it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.canvas import card, cards, choose, saved, wires
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def _node(node_id: str, node_type: str, x: int, **config: Any) -> dict[str, Any]:
    data = {"label": node_id.title(), "nodeType": node_type, "config": config}
    return {"id": node_id, "type": "basedNode", "position": {"x": x, "y": 0}, "data": data}


def _edge(source: str, out: str, target: str, into: str) -> dict[str, str]:
    ends = {"sourceHandle": f"out-{out}", "targetHandle": f"in-{into}"}
    return {"id": f"{source}-{target}", "source": source, "target": target, **ends}


def _make(stack: Stack, name: str, nodes: list[Any], edges: list[Any]) -> str:
    body = {"name": name, "nodes": nodes, "edges": edges}
    made = stack.api.post("/workflows?strict=false", json=body)
    workflow_id: str = made.json()["data"]["id"]
    return workflow_id


def _loud(case: str = "UPPER") -> tuple[list[Any], list[Any]]:
    words = _node("words", "input:text", 0, prompt="quiet")
    return [words, _node("change", "utility:text_case", 340, case=case)], [
        _edge("words", "prompt", "change", "text")
    ]


def _run(page: Page) -> None:
    page.get_by_role("button", name="Run").first.click()
    expect(page.get_by_role("region", name="The run")).to_contain_text("Completed", timeout=60_000)


def test_a_workflow_is_added_wired_run_and_follows_what_it_is(stack: Stack, page: Page) -> None:
    loud = _make(stack, "Loud words", *_loud())
    nodes = [_node("say", "input:text", 0, prompt="hear me"), _node("show", "output:preview", 800)]
    own = _make(stack, "Speech", nodes, [])
    page.goto(f"{stack.url}/workflows/{own}")
    cards(page, 2)
    page.keyboard.press("n")
    page.get_by_role("combobox", name="Search nodes and models").fill("Loud words")
    expect(page.locator("#palette-0")).to_contain_text("Loud words")
    page.keyboard.press("Enter")
    added = card(page, "Loud words")
    expect(added).to_contain_text("Workflow · 2 nodes inside")
    expect(added).to_contain_text("Words")
    kept = saved(stack, page)
    sub = next(node for node in kept["nodes"] if node["type"] == "subgraph")
    assert sub["data"]["workflowId"] == loud
    assert [port["key"] for port in sub["data"]["inputs"]] == ["words"]

    edges = [_edge("say", "prompt", sub["id"], "words"), _edge(sub["id"], "text", "show", "media")]
    put = stack.api.put(f"/workflows/{own}", json={"nodes": kept["nodes"], "edges": edges})
    assert put.status_code == 200
    page.reload()
    wires(page, 2)
    _run(page)
    expect(card(page, "Show")).to_contain_text("HEAR ME")

    changed, links = _loud("Title")
    stack.api.put(f"/workflows/{loud}", json={"nodes": changed, "edges": links})
    _run(page)
    expect(card(page, "Show")).to_contain_text("Hear Me")


def test_a_linked_workflow_opens_in_its_own_page_and_can_be_unlinked(
    stack: Stack, page: Page
) -> None:
    loud = _make(stack, "Loud", *_loud())
    sub = {"id": "sub", "type": "subgraph", "position": {"x": 0, "y": 0}}
    own = _make(stack, "Own", [{**sub, "data": {"label": "Loud", "workflowId": loud}}], [])
    page.goto(f"{stack.url}/workflows/{own}")
    added = card(page, "Loud")
    expect(added).to_contain_text("2 nodes inside")
    with page.context.expect_page() as opened:
        added.get_by_text("nodes inside").dblclick()
    expect(opened.value).to_have_url(f"{stack.url}/workflows/{loud}")
    opened.value.close()

    choose(page, "Loud")
    panel = page.get_by_role("complementary", name="Settings of Loud")
    expect(panel).to_contain_text("its inputs and outputs are set there")
    panel.get_by_role("button", name="Unlink").click()
    expect(panel.get_by_role("button", name="Dissolve")).to_be_visible()
    data = saved(stack, page)["nodes"][0]["data"]
    assert "workflowId" not in data
    assert [node["id"] for node in data["nodes"]] == ["words", "change"]


def test_a_workflow_that_would_run_itself_says_so_on_its_card(stack: Stack, page: Page) -> None:
    own = _make(stack, "Round", [], [])
    sub = {"id": "sub", "type": "subgraph", "position": {"x": 0, "y": 0}}
    nodes = [{**sub, "data": {"label": "Itself", "workflowId": own}}]
    stack.api.put(f"/workflows/{own}?strict=false", json={"nodes": nodes, "edges": []})
    page.goto(f"{stack.url}/workflows/{own}")
    expect(card(page, "Itself")).to_contain_text("would run itself")
