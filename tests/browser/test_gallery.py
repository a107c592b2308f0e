"""The gallery: finding, keeping, taking away and using what was made."""

import io
import re
import zipfile

import PIL.Image
import pytest
from playwright.sync_api import Page, expect

from tests.browser import outputs
from tests.live.graphs import edge, node
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def test_the_gallery_finds_stars_and_opens_what_was_made(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    open_workflow(
        node("p", "input:text", prompt="A forest under the aurora"),
        node("g", "generate:wireflow_sketch", seed=11),
        edge("p.prompt", "g.prompt"),
    )
    page.get_by_role("link", name="Gallery").click()
    page.get_by_label("Search prompts and workflows").fill("aurora forest")
    tiles = page.get_by_role("article")
    expect(tiles).to_have_count(1)
    tiles.hover()
    tiles.get_by_role("button", name=re.compile("^Star")).click()
    page.get_by_label("Search prompts and workflows").fill("")
    page.get_by_role("button", name="Starred").click()
    expect(tiles).to_have_count(1)
    expect(page).to_have_url(re.compile(r"starred=true"))
    page.get_by_role("button", name="Open A forest under the aurora").click()
    about = page.get_by_label("About this result")
    expect(about).to_contain_text("Wireflow Sketch")
    expect(about).to_contain_text("11")
    expect(about.get_by_role("link", name="Open the graph as it was")).to_have_attribute(
        "href", re.compile(r"^/runs/[0-9a-f-]{36}$")
    )
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Sound").check(force=True)
    expect(page.get_by_text("Nothing matches")).to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect(tiles.first).to_be_visible()


def test_several_results_are_downloaded_as_a_zip_and_deleted(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    open_workflow(
        *outputs.two_pictures(stack),
        node("soft", "utility:image_blur"),
        edge("layers.image", "soft.image"),
    )
    newest = stack.api.get("/results?limit=2").json()["data"]
    page.goto(f"{stack.url}/gallery")
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).click()
    boxes.nth(1).click(modifiers=["Shift"])
    bar = page.get_by_role("toolbar", name="Selected results")
    expect(bar).to_contain_text("2 selected")
    with page.expect_download() as download:
        bar.get_by_role("button", name="Download").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        sizes = [PIL.Image.open(io.BytesIO(archive.read(name))).size for name in archive.namelist()]
    assert sizes == [(result["width"], result["height"]) for result in newest]
    bar.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(bar).to_have_count(0)
    for result in newest:
        assert stack.api.get(f"/media/{result['id']}").status_code == 404


def test_a_result_of_the_gallery_goes_into_a_workflow(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    open_workflow(*outputs.two_pictures(stack))
    empty = stack.api.post(
        "/workflows?strict=false", json={"name": "Takes a result", "nodes": [], "edges": []}
    ).json()["data"]["id"]
    page.goto(f"{stack.url}/gallery")
    page.get_by_role("button", name="Open layers").first.click()
    page.get_by_role("button", name="Use as input").click()
    page.get_by_label("Search workflows").fill("takes a")
    page.get_by_role("link", name=re.compile("^Takes a result")).click()
    expect(page.get_by_role("article", name=re.compile("^Image,"))).to_be_visible()
    expect(page).to_have_url(f"{stack.url}/workflows/{empty}")
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    saved = stack.api.get(f"/workflows/{empty}").json()["nodes"]
    assert [item["data"]["config"]["image"]["width"] for item in saved] == [200]
