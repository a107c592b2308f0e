"""Workflows on their way in and out: files, pictures that carry one, the clipboard, code."""

import base64
import io
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import PIL.Image
import PIL.PngImagePlugin
import pytest
from playwright.sync_api import Download, Page, expect

from tests.live.stack import Stack

pytestmark = pytest.mark.browser

FIXTURES = Path(__file__).parents[2] / "canvas/frontend/src/interchange/fixtures"
MAX_RUN = 240_000.0  # milliseconds, for a machine that has other things to do
AWKWARD = 'It\'s a "lake" \\ at $HOME `now` 日本'
DROP = """([name, type, data, x, y]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  const init = { bubbles: true, cancelable: true, dataTransfer, clientX: x, clientY: y };
  document.querySelector(".react-flow__pane").dispatchEvent(new DragEvent("drop", init));
}"""


@pytest.fixture
def blank(stack: Stack, page: Page) -> Page:
    """The canvas of a new, empty workflow."""
    made = stack.api.post(
        "/workflows?strict=false", json={"name": "Blank", "nodes": [], "edges": []}
    )
    page.goto(f"{stack.url}/workflows/{made.json()['data']['id']}")
    expect(page.get_by_label("What are you making?")).to_be_visible()
    return page


def test_a_comfyui_file_is_reported_placed_and_undone_in_one_step(blank: Page) -> None:
    _drop(blank, "lake.json", _fixture("txt2img"))
    dialog = blank.get_by_role("dialog", name="Import lake.json?")
    expect(dialog.get_by_label("Summary")).to_have_text(
        "0 Not available here3 With changes4 Taken over"
    )
    expect(dialog).to_contain_text("“dreamlake_v4.safetensors” is replaced by Wireflow Sketch.")
    expect(dialog.locator("section li")).to_have_count(7)
    dialog.get_by_role("button", name="Cancel").click()
    expect(blank.get_by_role("article")).to_have_count(0)
    _drop(blank, "lake.json", _fixture("txt2img"))
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(blank.get_by_role("article")).to_have_count(3)
    expect(blank.locator(".react-flow__edge")).to_have_count(2)
    blank.get_by_role("button", name="Undo").click()
    expect(blank.get_by_role("article")).to_have_count(0)
    blank.get_by_role("button", name="Redo").click()
    expect(blank.get_by_role("article")).to_have_count(3)


def test_an_imported_comfyui_workflow_runs(blank: Page) -> None:
    _drop(blank, "forest.json", _fixture("txt2img-api"))
    blank.get_by_role("button", name="Import", exact=True).click()
    blank.get_by_role("button", name=re.compile("^Run( |$)")).first.click()
    run = blank.get_by_role("region", name="The run")
    expect(run).to_contain_text("Completed", timeout=MAX_RUN)
    expect(blank.get_by_alt_text("Result of Save Image")).to_be_visible()


def test_a_file_is_added_where_it_was_dropped_beside_what_is_there(editor: Page) -> None:
    _drop(editor, "lake.json", _fixture("txt2img"), x=700, y=640)
    dialog = editor.get_by_role("dialog")
    dialog.get_by_role("button", name="Add to this canvas").click()
    expect(editor.get_by_role("article")).to_have_count(7)
    expect(editor.get_by_role("article", name=re.compile("^What to paint,"))).to_be_visible()
    editor.get_by_role("button", name="Undo").click()
    expect(editor.get_by_role("article")).to_have_count(4)


def test_a_canvas_that_is_not_empty_offers_a_new_workflow(stack: Stack, editor: Page) -> None:
    before = editor.url
    _drop(editor, "desert.json", _fixture("modes"))
    editor.get_by_role("button", name="Import as a new workflow").click()
    editor.wait_for_url(lambda url: url != before)
    expect(editor.get_by_role("article")).to_have_count(7)
    saved = stack.api.get(f"/workflows/{editor.url.rsplit('/', 1)[1]}").json()
    modes = [node["data"].get("mode", "active") for node in saved["nodes"]]
    assert sorted(modes) == ["active"] * 4 + ["bypassed"] + ["muted"] * 2
    assert saved["name"] == "desert"


def test_the_list_of_workflows_imports_a_chosen_file(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/workflows")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Import…").click()
    chooser.value.set_files(FIXTURES / "img2img.json")
    dialog = page.get_by_role("dialog", name="Import img2img.json?")
    expect(dialog).to_contain_text("choose the picture again")
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("article")).to_have_count(4)
    expect(page.get_by_label("Name of the workflow")).to_have_value("img2img")


def test_pasted_text_of_a_workflow_is_imported(blank: Page) -> None:
    text = _fixture("txt2img-api").decode()
    blank.evaluate("text => navigator.clipboard.writeText(text)", text)
    blank.locator(".react-flow__pane").click(position={"x": 10, "y": 400})
    blank.keyboard.press("Control+v")
    blank.get_by_role("dialog", name="Import what you pasted?").get_by_role(
        "button", name="Import", exact=True
    ).click()
    expect(blank.get_by_role("article")).to_have_count(3)


def test_an_exported_file_brings_the_same_workflow_back(stack: Stack, editor: Page) -> None:
    workflow_id = editor.url.rsplit("/", 1)[1]
    original = stack.api.get(f"/workflows/{workflow_id}").json()
    with editor.expect_download() as download:
        _choose(editor, "Export as a file")
    file = _bytes(download.value)
    assert download.value.suggested_filename.endswith(".wireflow.json")
    written = json.loads(file)
    assert list(written) == ["format", "version", "name", "nodes", "edges"]
    assert written["nodes"] == original["nodes"]
    assert written["edges"] == original["edges"]
    _drop(editor, "again.json", file)
    expect(editor.get_by_role("dialog")).to_contain_text("is on this canvas already")
    editor.get_by_role("button", name="Import as a new workflow").click()
    editor.wait_for_url(lambda url: not url.endswith(workflow_id))
    again = stack.api.get(f"/workflows/{editor.url.rsplit('/', 1)[1]}").json()
    assert again["nodes"] == original["nodes"]
    assert again["name"] == original["name"]


def test_a_picture_brings_its_workflow_back_and_loses_it_when_uploaded(
    stack: Stack, editor: Page
) -> None:
    editor.get_by_role("button", name=re.compile("^Run( |$)")).first.click()
    expect(editor.get_by_alt_text("Result of Picture")).to_be_visible(timeout=MAX_RUN)
    with editor.expect_download() as download:
        _choose(editor, "Export picture with workflow")
    file = _bytes(download.value)
    with PIL.Image.open(io.BytesIO(file)) as picture:
        picture.load()
        assert isinstance(picture, PIL.PngImagePlugin.PngImageFile)
        assert json.loads(picture.text["wireflow"])["format"] == "wireflow/workflow"
        assert picture.size == (512, 512)
    assert _sums_are_right(file)
    _drop(editor, "lake.png", file)
    expect(editor.get_by_role("dialog")).to_contain_text("A Wireflow workflow: 4 nodes")
    editor.get_by_role("button", name="Use as a picture").click()
    expect(editor.get_by_role("article")).to_have_count(5)
    expect(editor.get_by_role("status").first).to_contain_text("Saved")
    saved = stack.api.get(f"/workflows/{editor.url.rsplit('/', 1)[1]}").json()
    url = saved["nodes"][-1]["data"]["config"]["image"]["url"]
    with PIL.Image.open(io.BytesIO(stack.browser.get(url).content)) as stored:
        stored.load()
        assert "wireflow" not in stored.info


@pytest.mark.parametrize("packed", [False, True])
def test_a_comfyui_picture_is_read_before_any_upload(blank: Page, packed: bool) -> None:
    texts = PIL.PngImagePlugin.PngInfo()
    texts.add_text("prompt", _fixture("txt2img-api").decode(), zip=packed)
    if not packed:
        texts.add_text("workflow", _fixture("txt2img").decode())
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (8, 8)).save(buffer, "PNG", pnginfo=texts)
    _drop(blank, "ComfyUI_00001_.png", buffer.getvalue())
    expect(blank.get_by_role("dialog")).to_contain_text("A ComfyUI workflow: 7 nodes in the file")
    blank.get_by_role("button", name="Import", exact=True).click()
    prompt = "A forest at dawn" if packed else "A sunset over a mountain lake"
    expect(blank.get_by_placeholder("Describe what you want to see")).to_have_value(prompt)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not json", "The file is not JSON"),
        (b'{"hello": "world"}', "holds no workflow of Wireflow or ComfyUI"),
        (b'{"nodes": [{"__proto__": {"a": 1}}], "edges": []}', "holds the key “__proto__”"),
        (b"[" * 100_000, "nested too deeply"),
        (json.dumps({"nodes": [{"id": f"n{i}"} for i in range(101)], "edges": []}).encode(), "101"),
    ],
)
def test_a_wrong_file_is_refused_in_plain_words(blank: Page, content: bytes, reason: str) -> None:
    _drop(blank, "wrong.json", content)
    expect(blank.get_by_text("wrong.json cannot be imported")).to_be_visible()
    expect(blank.get_by_text(reason)).to_be_visible()
    expect(blank.get_by_role("article")).to_have_count(0)


@pytest.mark.parametrize(
    ("entry", "program"),
    [("Copy as Python", [sys.executable]), ("Copy as JavaScript", ["node"])],
)
def test_copied_code_runs_the_workflow_to_its_end(
    stack: Stack, editor: Page, tmp_path: Path, entry: str, program: list[str]
) -> None:
    code = tmp_path / ("call.py" if "Python" in entry else "call.mjs")
    code.write_text(_copied(editor, entry), encoding="utf-8")
    answer = subprocess.run(
        [*program, str(code)],
        env=_environment(stack),
        capture_output=True,
        text=True,
        timeout=MAX_RUN / 1_000,
    )
    assert answer.stderr == ""
    assert answer.stdout.startswith("COMPLETED ")
    assert _last_prompt(stack, editor) == AWKWARD


def test_copied_curl_starts_the_node_it_was_copied_from(stack: Stack, editor: Page) -> None:
    text = _copied(editor, "Copy as curl", node="Generate image")
    subprocess.run(["bash", "-n"], input=text, text=True, check=True)
    start = text.split("\n\n", maxsplit=1)[0].replace("curl ", "curl -sS ", 1)
    answer = subprocess.run(
        ["bash"], input=start, env=_environment(stack), capture_output=True, text=True, timeout=30
    )
    started = json.loads(answer.stdout)
    assert started["status"] == "RUNNING"
    assert _last_prompt(stack, editor) == AWKWARD
    states = stack.api.get(f"/workflows/executions/{started['executionId']}/poll").json()
    run = [state["label"] for state in states["nodeStates"] if state["status"] != "SKIPPED"]
    assert run == ["Prompt", "Generate image"]


def _drop(page: Page, name: str, content: bytes, *, x: int = 500, y: int = 300) -> None:
    kind = "image/png" if name.endswith(".png") else "application/json"
    page.evaluate(DROP, [name, kind, base64.b64encode(content).decode(), x, y])


def _fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


def _choose(page: Page, entry: str) -> None:
    """An entry of the canvas's own menu."""
    page.locator(".react-flow__pane").click(button="right", position={"x": 30, "y": 30})
    page.get_by_role("menuitem", name=entry, exact=True).click()


def _bytes(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def _copied(page: Page, entry: str, *, node: str = "") -> str:
    page.get_by_placeholder("Describe what you want to see").fill(AWKWARD)
    if node:
        page.get_by_role("article", name=re.compile(f"^{node},")).click(button="right")
        page.get_by_role("menuitem", name=entry, exact=True).click()
    else:
        _choose(page, entry)
    expect(page.get_by_text("as WIREFLOW_KEY")).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def _environment(stack: Stack) -> dict[str, str]:
    return {**os.environ, "WIREFLOW_KEY": stack.key, "NO_PROXY": "127.0.0.1"}


def _last_prompt(stack: Stack, page: Page) -> Any:
    workflow_id = page.url.rsplit("/", 1)[1]
    runs = stack.api.get(f"/workflows/executions?workflowId={workflow_id}&limit=1").json()["data"]
    states = stack.api.get(f"/workflows/executions/{runs[0]['executionId']}/poll").json()
    return next(state["text"] for state in states["nodeStates"] if state["label"] == "Prompt")


def _sums_are_right(png: bytes) -> bool:
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        body, crc = png[at + 4 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        if zlib.crc32(body) != int.from_bytes(crc):
            return False
        at += 12 + length
    return at == len(png)
