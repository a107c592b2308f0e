"""Looking at what comes out: pictures, films, recordings, texts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import files, outputs
from tests.live.graphs import edge, node
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def test_a_picture_zooms_by_keys_and_tells_its_facts(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    open_workflow(*outputs.two_pictures(stack))
    outputs.menu(page, "layers", "Open")
    viewer = page.get_by_role("dialog", name="layers")
    expect(viewer.get_by_alt_text("Large: layers")).to_be_visible()
    about = viewer.get_by_label("About this result")
    expect(about).to_contain_text("200 × 100 px")
    expect(about).to_contain_text("Composite")
    fitted = outputs.scale(page)
    page.keyboard.press("1")
    expect(page.get_by_label("Zoom level")).to_have_text("100%")
    page.keyboard.press("+")
    expect(page.get_by_label("Zoom level")).to_have_text("125%")
    page.keyboard.press("-")
    expect(page.get_by_label("Zoom level")).to_have_text("100%")
    page.keyboard.press("0")
    expect(page.get_by_label("Zoom level")).to_have_text(fitted)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_alt_text("Large: above")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_link_and_the_picture_are_copied_and_the_file_downloads(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    open_workflow(*outputs.two_pictures(stack))
    outputs.menu(page, "layers", "Open")
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert outputs.pixels(link).size == (200, 100)
    page.get_by_role("button", name="Copy image").click()
    expect(page.get_by_text("Picture copied")).to_be_visible()
    kinds = page.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    assert kinds == ["image/png"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename.endswith(".png")


def test_two_pictures_are_compared_with_a_slider_that_takes_the_keyboard(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    workflow_id = open_workflow(*outputs.two_pictures(stack), force=True)
    outputs.execute(stack, workflow_id, force=True)
    page.reload()
    outputs.menu(page, "layers", "Compare")
    slider = page.get_by_role("slider", name="Where the two pictures meet")
    expect(slider).to_have_attribute("aria-valuenow", "50")
    expect(page.get_by_alt_text(re.compile("^Compared: layers, "))).to_be_visible()
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuenow", "51")
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuenow", "0")
    slider.press("Shift+ArrowRight")
    expect(slider).to_have_attribute("aria-valuenow", "10")
    page.keyboard.press("Escape")
    expect(slider).to_have_count(0)
    expect(page.get_by_alt_text("Large: layers")).to_be_visible()


def test_a_film_is_stepped_frame_by_frame(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    film = outputs.upload(stack, "film.webm", files.film())
    open_workflow(
        node("film", "input:video", video=film),
        node("shown", "output:preview"),
        edge("film.video", "shown.media"),
    )
    outputs.menu(page, "shown", "Open")
    player = page.get_by_label("Film: film")
    expect(player.get_by_label("Position")).to_have_attribute("max", re.compile(r"^[12]\.?\d*$"))
    player.get_by_label("Speed").select_option("0.5")
    video = player.locator("video")
    assert video.evaluate("film => [film.playbackRate, film.loop]") == [0.5, True]
    player.get_by_role("button", name="Loop").click()
    assert video.evaluate("film => film.loop") is False
    for key in (".", ","):
        before = video.evaluate("film => film.currentTime")
        page.keyboard.press(key)
        page.wait_for_function(
            "before => document.querySelector('dialog video').currentTime !== before", arg=before
        )
    player.get_by_role("slider", name="Volume").fill("0.5")
    assert video.evaluate("film => film.volume") == 0.5


def test_a_recording_shows_its_wave_and_plays(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    sound = outputs.upload(stack, "sound.wav", files.recording())
    open_workflow(
        node("sound", "input:audio", audio=sound),
        node("heard", "output:preview"),
        edge("sound.audio", "heard.media"),
    )
    card = page.get_by_role("article", name=re.compile("^heard,"))
    expect(card.locator("output")).to_have_text("0:02.0")
    outputs.menu(page, "heard", "Open")
    player = page.get_by_label("Recording: sound")
    expect(player.get_by_label("Length")).to_have_text("0:02.0")
    assert player.locator("[data-wave] canvas").count() > 0
    player.get_by_role("button", name="Play").click()
    expect(player.get_by_label("Time")).not_to_have_text("0:00.0")


def test_text_is_counted_and_json_gives_paths(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    open_workflow(
        node("words", "input:text", prompt="One two three"),
        node("said", "output:preview"),
        node("data", "trigger:data"),
        node("tree", "output:preview"),
        edge("words.text", "said.media"),
        edge("data.json", "tree.media"),
        triggerData={"customer": {"tags": ["a", "b"]}},
    )
    outputs.menu(page, "tree", "Open")
    page.get_by_role("button", name="tags, [2]").click()
    line = page.locator("li", has_text="1").last
    line.get_by_role("button", name="Copy path").click()
    assert page.evaluate("navigator.clipboard.readText()") == "$.customer.tags[1]"
    line.get_by_role("button", name="Copy value").click()
    assert page.evaluate("navigator.clipboard.readText()") == "b"
    page.keyboard.press("Escape")
    outputs.menu(page, "said", "Open")
    expect(page.get_by_role("region", name="Text")).to_contain_text("3 words, 13 characters")


def test_a_result_becomes_an_input_linked_to_the_chosen_port(
    stack: Stack, page: Page, open_workflow: outputs.Open
) -> None:
    workflow_id = open_workflow(
        *outputs.two_pictures(stack),
        node("soft", "utility:image_blur"),
        edge("layers.image", "soft.image"),
    )
    outputs.menu(page, "layers", "Open")
    page.get_by_label("About this result").get_by_role("button", name="Use as input").click()
    page.get_by_role("menuitem", name="Into soft, Image").click()
    expect(page.get_by_role("article")).to_have_count(5)
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    saved = stack.api.get(f"/workflows/{workflow_id}").json()
    added = saved["nodes"][-1]
    into_soft = [wire["source"] for wire in saved["edges"] if wire["target"] == "soft"]
    assert (added["data"]["nodeType"], into_soft) == ("input:image", [added["id"]])
    assert added["data"]["config"]["image"]["width"] == 200
