"""What a person does with the fields of a node, on its card and in the inspector."""

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.live.graphs import edge, node
from tests.live.stack import Stack
from tests.workers.engine import png_bytes

pytestmark = pytest.mark.browser

# Puts a file or a text on a field, as dropping or pasting it does.
_GIVE = """(target, {type, base64, text}) => {
    const data = new DataTransfer();
    if (base64) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], "given.png", {type: "image/png"}));
    } else data.setData("text/plain", text);
    const event = type === "drop" ? new DragEvent(type, {dataTransfer: data, bubbles: true,
        cancelable: true}) : new ClipboardEvent(type, {clipboardData: data, bubbles: true,
        cancelable: true});
    target.dispatchEvent(event);
}"""


def _open(stack: Stack, page: Page, *parts: dict[str, Any]) -> str:
    """Opens a new workflow of these nodes and edges; its id."""
    nodes = [part for part in parts if "data" in part]
    for place, one in enumerate(nodes):
        one["position"] = {"x": 330 * (place % 3), "y": 420 * (place // 3)}
    edges = [part for part in parts if "source" in part]
    body = {"name": "Fields", "nodes": nodes, "edges": edges}
    made = stack.api.post("/workflows?strict=false", json=body).json()["data"]
    page.goto(f"{stack.url}/workflows/{made['id']}")
    expect(page.get_by_role("article")).to_have_count(len(nodes))
    return str(made["id"])


def _card(page: Page, label: str) -> Locator:
    return page.get_by_role("article", name=re.compile(f"^{label},"))


def _inspect(page: Page, label: str) -> Locator:
    _card(page, label).locator("header").click()
    inspector = page.get_by_role("complementary", name=f"Settings of {label}")
    expect(inspector).to_be_visible()
    return inspector


def _config(stack: Stack, page: Page, workflow_id: str, place: int = 0) -> dict[str, Any]:
    """What was saved of a node's settings."""
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    saved = stack.api.get(f"/workflows/{workflow_id}").json()["nodes"][place]
    config: dict[str, Any] = saved["data"]["config"]
    return config


def _run_to_here(page: Page) -> None:
    page.get_by_role("button", name="Run to here").click()
    run = page.get_by_role("region", name="The run")
    # The first run of all loads the model.
    expect(run).to_contain_text("Completed", timeout=180_000)


def test_a_slider_is_moved_by_keys_and_reset(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("paint", "generate:wireflow_sketch", prompt="A lake"))
    inspector = _inspect(page, "paint")
    steps = inspector.get_by_label("Steps", exact=True)
    slider = inspector.get_by_label("Steps, slider")
    slider.press("ArrowRight")
    expect(steps).to_have_value("17")
    slider.press("Shift+ArrowRight")
    expect(steps).to_have_value("27")
    steps.press("Shift+ArrowDown")
    expect(steps).to_have_value("17")
    assert _config(stack, page, workflow_id)["num_inference_steps"] == 17
    inspector.get_by_role("button", name="Reset Steps to 16").click()
    expect(steps).to_have_value("16")
    slider.dblclick()
    expect(steps).to_have_value("16")
    assert _config(stack, page, workflow_id) == {"prompt": "A lake"}


def test_a_seed_counts_up_from_run_to_run(stack: Stack, page: Page) -> None:
    _open(stack, page, node("paint", "generate:wireflow_sketch", prompt="A lake"))
    inspector = _inspect(page, "paint")
    seed = inspector.get_by_role("spinbutton", name="Seed")
    seed.fill("7")
    inspector.get_by_label("Count up").check(force=True)
    _run_to_here(page)
    expect(seed).to_have_value("7")
    page.get_by_role("button", name="Run to here").click()
    expect(seed).to_have_value("8")


def test_the_seed_of_a_run_can_be_kept(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("paint", "generate:wireflow_sketch", prompt="A lake"))
    inspector = _inspect(page, "paint")
    _run_to_here(page)
    keep = inspector.get_by_role("button", name=re.compile(r"^Keep \d+"))
    used = re.search(r"\d+", keep.inner_text())
    keep.click()
    assert used is not None
    expect(inspector.get_by_role("spinbutton", name="Seed")).to_have_value(used[0])
    expect(inspector.get_by_label("Fixed")).to_be_checked()
    assert _config(stack, page, workflow_id)["seed"] == int(used[0])


def test_an_aspect_is_chosen_by_its_picture(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("cut", "utility:image_ratio"))
    inspector = _inspect(page, "cut")
    inspector.get_by_label("Landscape 16:9").check(force=True)
    assert _config(stack, page, workflow_id) == {"ratio": "16:9"}


def test_a_size_is_swapped_and_a_colour_typed(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("plain", "utility:image_plain", width=300))
    inspector = _inspect(page, "plain")
    inspector.get_by_role("button", name="Swap Width and Height").click()
    inspector.get_by_label("Colour", exact=True).fill("#FF8800")
    assert _config(stack, page, workflow_id) == {"width": 512, "height": 300, "colour": "#ff8800"}


def test_a_picture_arrives_by_drop_paste_file_and_url(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("photo", "input:image"))
    inspector = _inspect(page, "photo")
    drop = inspector.locator("[id^=field-photo]")
    size = inspector.locator("small", has_text="×")
    picture = {"base64": base64.b64encode(png_bytes((30, 20))).decode()}
    drop.evaluate(_GIVE, {"type": "drop", **picture})
    expect(size).to_have_text("30 × 20")
    inspector.get_by_role("button", name="Remove the file").click()
    picture = {"base64": base64.b64encode(png_bytes((31, 21))).decode()}
    drop.evaluate(_GIVE, {"type": "paste", **picture})
    expect(size).to_have_text("31 × 21")
    shown = _config(stack, page, workflow_id)["image"]["url"]
    file = {"name": "a.png", "mimeType": "image/png", "buffer": png_bytes((32, 22))}
    drop.set_input_files(file)  # type: ignore[arg-type]  # plain dictionaries serve
    expect(size).to_have_text("32 × 22")
    inspector.get_by_role("button", name="From a URL").click()
    inspector.get_by_label("URL of the file").fill(shown)
    inspector.get_by_role("button", name="Fetch").click()
    expect(size).to_have_text("31 × 21")
    inspector.get_by_role("button", name="Earlier").click()
    page.get_by_role("dialog").get_by_role("button", name="Use 30 × 20").first.click()
    expect(size).to_have_text("30 × 20")


def test_a_refused_file_says_why_at_its_field(stack: Stack, page: Page) -> None:
    _open(stack, page, node("photo", "input:image"))
    inspector = _inspect(page, "photo")
    inspector.get_by_role("button", name="From a URL").click()
    inspector.get_by_label("URL of the file").fill("http://10.0.0.1/a.png")
    inspector.get_by_role("button", name="Fetch").click()
    expect(inspector.get_by_role("alert")).not_to_be_empty()


def test_json_says_what_is_wrong_while_it_is_typed(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("tpl", "utility:prompt_template", template="{{x}}"))
    values = _inspect(page, "tpl").get_by_label("Values")
    values.fill('{"x": ')
    expect(page.get_by_text("Not JSON yet")).to_be_visible()
    values.fill('{"x":1}')
    expect(page.get_by_text("Not JSON yet")).to_have_count(0)
    page.get_by_role("button", name="Format").click()
    expect(values).to_have_value('{\n  "x": 1\n}')
    assert _config(stack, page, workflow_id)["values"] == {"x": 1}


def test_entries_of_a_list_are_added_and_moved(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("join", "utility:prompt_concat", texts=["one"]))
    inspector = _inspect(page, "join")
    inspector.get_by_role("button", name="Add").click()
    inspector.get_by_label("Texts 2", exact=True).fill("two")
    inspector.get_by_role("button", name="Move entry 2 up").click()
    assert _config(stack, page, workflow_id)["texts"] == ["two", "one"]


def test_another_model_keeps_what_fits_and_tells_what_does_not(stack: Stack, page: Page) -> None:
    workflow_id = _open(
        stack,
        page,
        node("photo", "input:image"),
        node("edit", "edit:wireflow_sketch", prompt="A lake", strength=0.4, seed=3),
        edge("photo.image", "edit.image"),
    )
    inspector = _inspect(page, "edit")
    inspector.get_by_role("button", name=re.compile("^Wireflow Sketch Edit")).click()
    page.get_by_label("Search models").fill("text-to-image")
    page.keyboard.press("Enter")
    expect(
        inspector.get_by_role("button", name=re.compile("^Wireflow Sketch 1 cr"))
    ).to_be_visible()
    told = "Dropped: Strength, the wire from photo into Image. Undo brings it back."
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.locator(".react-flow__edge")).to_have_count(0)
    assert _config(stack, page, workflow_id, 1) == {"prompt": "A lake", "seed": 3}
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".react-flow__edge")).to_have_count(1)
    assert _config(stack, page, workflow_id, 1)["strength"] == 0.4


def test_the_servers_message_stands_at_its_field_with_its_fix(stack: Stack, page: Page) -> None:
    paint = node("paint", "generate:wireflow_sketch", prompt="A lake", num_inference_steps=99)
    paint["data"]["config"]["gidance_scale"] = 4
    workflow_id = _open(stack, page, paint)
    inspector = _inspect(page, "paint")
    message = "“Steps” of “paint” must be between 1 and 50."
    expect(inspector.get_by_role("alert").filter(has_text=message)).to_be_visible()
    inspector.get_by_role("button", name="Set it to 50").click()
    inspector.get_by_role("button", name="Use guidance_scale").click()
    expect(inspector.get_by_role("alert")).to_have_count(0)
    expect(_card(page, "paint").get_by_role("alert")).to_have_count(0)
    config = _config(stack, page, workflow_id)
    assert (config["num_inference_steps"], config["guidance_scale"]) == (50, 4)


def test_a_mention_puts_in_the_text_of_another_node(stack: Stack, page: Page) -> None:
    workflow_id = _open(
        stack, page, node("Place", "input:text", prompt="a lake"), node("Line", "input:text")
    )
    inspector = _inspect(page, "Line")
    text = inspector.get_by_label("Text", exact=True)
    text.press_sequentially("Dusk over @pl")
    expect(page.get_by_role("option", name=re.compile("Place"))).to_be_visible()
    text.press("Enter")
    expect(text).to_have_value("Dusk over {{Place}}")
    _run_to_here(page)
    ran = stack.api.get(f"/workflows/executions?workflowId={workflow_id}").json()["data"][0]
    state = stack.api.get(f"/workflows/executions/{ran['executionId']}/poll").json()
    assert state["outputs"]["Line"]["text"] == "Dusk over a lake"


def test_a_mention_follows_its_node_to_a_new_name(stack: Stack, page: Page) -> None:
    line = node("Line", "input:text", prompt="Over {{Place}}")
    workflow_id = _open(stack, page, node("Place", "input:text", prompt="a lake"), line)
    _inspect(page, "Place")
    # The inspector is called after its node: looked for as a whole, it would be another.
    name = page.get_by_label("Name of the node")
    name.fill("Where")
    name.blur()
    assert _config(stack, page, workflow_id, 1) == {"prompt": "Over {{Where}}"}


def test_a_linked_field_leads_to_its_source_and_is_unlinked(stack: Stack, page: Page) -> None:
    paint = node("paint", "generate:wireflow_sketch")
    words = node("words", "input:text", prompt="A lake")
    _open(stack, page, words, paint, edge("words.prompt", "paint.prompt"))
    inspector = _inspect(page, "paint")
    inspector.get_by_role("button", name="Go to words").click()
    expect(page.get_by_role("complementary", name="Settings of words")).to_be_visible()
    _inspect(page, "paint").get_by_role("button", name="Unlink Prompt from words").click()
    expect(page.locator(".react-flow__edge")).to_have_count(0)


def test_typing_on_a_card_stays_on_the_card(stack: Stack, page: Page) -> None:
    workflow_id = _open(stack, page, node("paint", "generate:wireflow_sketch"))
    card = _card(page, "paint")
    card.get_by_label("Prompt on the card").press_sequentially("a lake n")
    card.get_by_label("Prompt on the card").press("Backspace")
    card.get_by_label("Seed on the card").press_sequentially("12x")
    card.get_by_label("Seed on the card").press("ArrowLeft")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_label("Search nodes and models")).to_have_count(0)
    assert _config(stack, page, workflow_id) == {"prompt": "a lake ", "seed": 12}
