"""Groups, notes, reroutes, collapsed and frozen cards, and subgraphs, as people use them."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def _card(page: Page, label: str) -> Locator:
    return page.get_by_role("article", name=re.compile(f"^{label},"))


def _pick(page: Page, *labels: str) -> None:
    page.keyboard.press("Escape")
    for place, label in enumerate(labels):
        name = _card(page, label).locator("strong").first
        name.click(modifiers=["Control"] if place else [])


def _open(card: Locator) -> None:
    """Into a subgraph: anywhere on its card but its name, which a double click lets one write."""
    card.get_by_text("nodes inside").dblclick()


def _run(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Run( |$)")).first.click()
    ribbon = page.get_by_role("region", name="The run")
    expect(page.get_by_role("button", name="Stop")).to_have_count(0, timeout=180_000)
    expect(ribbon).to_contain_text("Completed", timeout=180_000)


def _saved(page: Page, stack: Stack) -> Any:
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    return stack.api.get(f"/workflows/{page.url.rsplit('/', 1)[1]}").json()


def _position(saved: Any, node_id: str) -> tuple[float, float]:
    place = next(node["position"] for node in saved["nodes"] if node["id"] == node_id)
    return place["x"], place["y"]


def _middle_of_wire(page: Page, index: int) -> tuple[float, float]:
    found: list[float] = (
        page.locator(".react-flow__edge-interaction")
        .nth(index)
        .evaluate(
            """path => {
                const at = path.getPointAtLength(path.getTotalLength() / 2);
                const { x, y } = at.matrixTransform(path.getScreenCTM());
                return [x, y];
            }"""
        )
    )
    return found[0], found[1]


def _quick(stack: Stack, page: Page) -> Page:
    """A workflow without a model: two texts are joined and shown."""
    nodes = [
        _node("left", "input:text", 0, 0, prompt="A lake"),
        _node("join", "utility:prompt_concat", 340, 0, separator=" "),
        _node("show", "output:preview", 680, 0),
    ]
    edges = [
        _edge("left", "prompt", "join", "texts"),
        _edge("join", "text", "show", "media"),
    ]
    made = stack.api.post("/workflows", json={"name": "Quick", "nodes": nodes, "edges": edges})
    page.goto(f"{stack.url}/workflows/{made.json()['data']['id']}")
    expect(page.get_by_role("article")).to_have_count(3)
    return page


def _node(node_id: str, node_type: str, x: int, y: int, **config: Any) -> dict[str, Any]:
    return {
        "id": node_id,
        "type": "basedNode",
        "position": {"x": x, "y": y},
        "data": {"label": node_id.capitalize(), "nodeType": node_type, "config": config},
    }


def _edge(source: str, out: str, target: str, into: str) -> dict[str, str]:
    ends = {"source": source, "sourceHandle": f"out-{out}"}
    return {"id": f"{source}-{target}", **ends, "target": target, "targetHandle": f"in-{into}"}


def test_a_group_moves_its_nodes_and_undo_brings_all_back(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    _pick(page, "Join", "Show")
    page.keyboard.press("Control+g")
    group = page.get_by_role("region", name="Group Group")
    before = _saved(page, stack)
    title = group.locator("strong")
    box = title.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60, steps=5)
    page.mouse.move(box["x"] + 110, box["y"] + 108, steps=5)
    page.mouse.up()
    expect(page.get_by_role("status").first).to_contain_text("Edited")
    after = _saved(page, stack)
    moved = {
        node_id: tuple(
            now - then
            for now, then in zip(_position(after, node_id), _position(before, node_id), strict=True)
        )
        for node_id in ("left", "join", "show")
    }
    assert moved["left"] == (0, 0)
    assert moved["join"] == moved["show"]
    assert moved["join"][0] > 50
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("Edited")
    assert _saved(page, stack)["nodes"] == before["nodes"]
    title.dblclick()
    page.get_by_label("Name of the node").fill("Look")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Colour amber").click()
    expect(page.get_by_role("region", name="Group Look")).to_have_attribute("data-colour", "amber")
    page.keyboard.press("Delete")
    expect(page.get_by_role("region", name="Group Look")).to_have_count(0)
    expect(page.get_by_role("article")).to_have_count(3)


def test_a_group_runs_alone(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    _pick(page, "Left")
    page.keyboard.press("Control+g")
    group = page.get_by_role("toolbar", name="The group")
    group.get_by_role("button", name="Run").click()
    expect(page.get_by_role("region", name="The run")).to_contain_text("Completed")
    expect(page.get_by_role("region", name="The run").locator("[title]")).to_have_count(1)


def test_a_note_survives_a_reload(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    page.mouse.move(700, 700)
    page.keyboard.press("Shift+S")
    page.keyboard.type("Keep the seed")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Colour rose").click()
    note = next(node for node in _saved(page, stack)["nodes"] if node["type"] == "note")
    assert (note["data"]["text"], note["data"]["colour"]) == ("Keep the seed", "rose")
    page.reload()
    expect(page.get_by_role("note")).to_have_text("Keep the seed")
    expect(page.get_by_role("note")).to_have_attribute("data-colour", "rose")


def test_a_reroute_keeps_the_run_working_and_rejoins_when_it_goes(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    page.mouse.dblclick(*_middle_of_wire(page, 0))
    dot = page.get_by_label("Reroute, text")
    expect(dot).to_be_visible()
    expect(page.locator(".react-flow__edge")).to_have_count(3)
    expect(_card(page, "Join")).to_contain_text("Left")
    _run(page)
    expect(_card(page, "Show")).to_contain_text("A lake")
    dot.click()
    page.keyboard.press("Delete")
    expect(dot).to_have_count(0)
    assert [edge["source"] for edge in _saved(page, stack)["edges"]].count("left") == 1
    expect(page.locator(".react-flow__edge")).to_have_count(2)


def test_a_collapsed_card_keeps_its_wires(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    card = _card(page, "Join")
    tall = card.bounding_box()
    _pick(page, "Join")
    page.keyboard.press("Alt+c")
    expect(card).to_have_attribute("data-collapsed", "true")
    low = card.bounding_box()
    assert tall is not None
    assert low is not None
    assert low["height"] < 60 < tall["height"]
    expect(page.locator(".react-flow__edge")).to_have_count(2)
    ends = (
        page.locator(".react-flow__edge-interaction")
        .nth(0)
        .evaluate(
            """path => {
            const at = path.getPointAtLength(path.getTotalLength());
            const { x, y } = at.matrixTransform(path.getScreenCTM());
            return [x, y];
        }"""
        )
    )
    assert abs(ends[0] - low["x"]) < 12
    assert low["y"] <= ends[1] <= low["y"] + low["height"]
    collapsed = next(node for node in _saved(page, stack)["nodes"] if node["id"] == "join")
    assert collapsed["data"]["collapsed"] is True
    page.keyboard.press("Alt+c")
    expect(card).not_to_have_attribute("data-collapsed", "true")


def test_a_frozen_card_keeps_its_picture_and_charges_nothing(stack: Stack, editor: Page) -> None:
    _run(editor)
    picture = editor.get_by_alt_text("Result of Generate image")
    first = _content(picture)
    _pick(editor, "Generate image")
    editor.keyboard.press("p")
    card = _card(editor, "Generate image")
    expect(card).to_contain_text("Frozen")
    expect(_card(editor, "Upscale")).not_to_contain_text("Stale")
    editor.get_by_placeholder("Describe what you want to see").fill("A forest at dawn")
    before = stack.api.get("/developer/usage").json()["data"]["credits"]["available"]
    expect(editor.get_by_role("status").first).to_contain_text("Saved")
    _run(editor)
    after = stack.api.get("/developer/usage").json()["data"]["credits"]["available"]
    assert after == before
    assert _content(picture) == first
    editor.reload()
    expect(card).to_contain_text("0 cr, frozen")
    _pick(editor, "Generate image")
    editor.keyboard.press("p")
    expect(card).not_to_contain_text("Frozen")


def test_a_subgraph_of_the_starter_gives_the_same_picture(stack: Stack, editor: Page) -> None:
    _pick(editor, "Generate image")
    editor.get_by_role("spinbutton", name="Seed").fill("7")
    _run(editor)
    picture = editor.get_by_alt_text("Result of Picture")
    first = _content(picture)
    _pick(editor, "Generate image", "Upscale")
    editor.keyboard.press("Control+Shift+e")
    expect(editor.get_by_role("article")).to_have_count(3)
    editor.get_by_label("Name of the subgraph").fill("Paint large")
    _run(editor)
    assert _content(picture) == first
    card = _card(editor, "Paint large")
    expect(card.get_by_role("img", name=re.compile("Result of"))).to_be_visible()
    expect(card).to_contain_text("Cached")
    _open(card)
    expect(editor.get_by_alt_text("Result of Upscale")).to_be_visible()
    expect(_card(editor, "Generate image")).to_contain_text("Cached")


def test_edits_inside_are_saved_undone_and_shown_outside(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    _pick(page, "Left", "Join")
    page.keyboard.press("Control+Shift+e")
    subgraph = _card(page, "Subgraph")
    _open(subgraph)
    crumbs = page.get_by_role("navigation", name="Open subgraph")
    expect(crumbs).to_contain_text("Quick")
    prompt = page.get_by_placeholder("Describe what you want to see")
    prompt.fill("A beach")
    inner = next(node for node in _saved(page, stack)["nodes"] if node["type"] == "subgraph")
    texts = [node["data"]["config"].get("prompt") for node in inner["data"]["nodes"]]
    assert texts == ["A beach", None]
    page.get_by_role("button", name="Undo").click()
    expect(prompt).to_have_value("A lake")
    page.get_by_role("button", name="Redo").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Go out").click()
    expect(page.get_by_role("article")).to_have_count(2)
    _run(page)
    expect(_card(page, "Show")).to_contain_text("A beach")
    subgraph.locator("strong").first.click()
    port = page.get_by_label("Name of Text")
    port.fill("Sentence")
    port.press("Enter")
    expect(subgraph).to_contain_text("Sentence")
    page.get_by_role("button", name="Dissolve").click()
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.locator(".react-flow__edge")).to_have_count(2)


def test_what_is_wrong_inside_is_shown_on_the_subgraph(stack: Stack, editor: Page) -> None:
    editor.get_by_placeholder("Describe what you want to see").fill("")
    _pick(editor, "Prompt", "Generate image")
    editor.keyboard.press("Control+Shift+e")
    editor.keyboard.press("Escape")
    editor.get_by_role("button", name=re.compile("^Run( |$)")).first.click()
    alert = _card(editor, "Subgraph").get_by_role("alert")
    expect(alert).to_contain_text("In “Subgraph”")


def test_a_saved_node_is_reused_in_another_workflow(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    _pick(page, "Left", "Join")
    page.keyboard.press("Control+Shift+e")
    page.get_by_label("Name of the subgraph").fill("Lake words")
    page.get_by_role("button", name="Save for reuse").click()
    expect(page.get_by_role("button", name="Update the saved one")).to_be_visible()
    page.goto(f"{stack.url}/workflows")
    page.get_by_role("button", name="New workflow").click()
    expect(page.get_by_label("What are you making?")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add a node").click()
    page.get_by_label("Search nodes and models").fill("lake words")
    page.get_by_role("button", name=re.compile("Lake words")).click()
    expect(_card(page, "Lake words")).to_contain_text("2 nodes inside")
    _run(page)
    expect(_card(page, "Lake words")).to_contain_text("A lake")


def _content(picture: Locator) -> str:
    """What the picture is made of, whatever its signed address."""
    expect(picture).to_be_visible()
    found: str = picture.evaluate(
        """async image => {
            const bytes = await (await fetch(image.src)).arrayBuffer();
            const digest = await crypto.subtle.digest("SHA-256", bytes);
            return [...new Uint8Array(digest)].join(",");
        }"""
    )
    return found


def test_a_version_and_the_past_show_what_is_inside(stack: Stack, page: Page) -> None:
    _quick(stack, page)
    _pick(page, "Left", "Join")
    page.keyboard.press("Control+Shift+e")
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    _run(page)
    workflow_id = page.url.rsplit("/", 1)[1]
    stack.api.post(f"/workflows/{workflow_id}/versions", json={"name": "A lake"})
    _open(_card(page, "Subgraph"))
    page.get_by_placeholder("Describe what you want to see").fill("A beach")
    page.get_by_role("button", name="Version history").click()
    panel = page.get_by_role("complementary", name="Version history")
    panel.get_by_role("button", name="A lake").click()
    expect(panel).to_contain_text("Subgraph › Left")
    expect(panel.locator("ins")).to_have_text("A beach")
    expect(page.locator(".diff-changed")).to_have_count(1)
    expect(_card(page, "Left").locator("xpath=..")).to_have_class(re.compile("diff-changed"))
    page.get_by_role("button", name="Go out").click()
    expect(_card(page, "Subgraph").locator("xpath=..")).to_have_class(re.compile("diff-changed"))
    path = f"/workflows/executions?workflowId={workflow_id}"
    page.goto(f"{stack.url}/runs/{stack.api.get(path).json()['data'][0]['executionId']}")
    _open(_card(page, "Subgraph"))
    expect(page.get_by_role("navigation", name="Open subgraph")).to_contain_text("Quick")
    expect(page.get_by_placeholder("Describe what you want to see")).to_have_value("A lake")
    page.get_by_role("button", name="Go out").click()
    expect(_card(page, "Show")).to_contain_text("A lake")
