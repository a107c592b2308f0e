"""A 3D model on the canvas: dropped, drawn, turned, and what is said where nothing can draw it."""

import base64
import io

import numpy as np
import PIL.Image
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import files
from tests.live.graphs import node
from tests.live.stack import Stack

pytestmark = pytest.mark.browser

DROP = """([pane, content]) => {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], "cube.glb"));
    const { x, y } = pane.getBoundingClientRect();
    const at = { clientX: x + 300, clientY: y + 200, bubbles: true, cancelable: true };
    pane.dispatchEvent(new DragEvent("drop", { ...at, dataTransfer }));
}"""
NO_WEBGL = """
const real = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith("webgl") ? null : real.call(this, kind, ...more);
};
"""


def _canvas(stack: Stack, page: Page, *nodes: object) -> None:
    made = stack.api.post("/workflows", json={"name": "Cube", "nodes": nodes, "edges": []})
    made.raise_for_status()
    page.goto(f"{stack.url}/workflows/{made.json()['data']['id']}")
    expect(page.get_by_role("toolbar", name="Canvas")).to_be_visible()


def _drawn(viewer: Locator) -> np.ndarray:
    """What WebGL has drawn: height × width × red, green, blue and alpha, as whole numbers."""
    url = viewer.evaluate("viewer => viewer.toDataURL()")
    picture = PIL.Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2])))
    return np.asarray(picture.convert("RGBA")).astype(int)


def _share(pixels: np.ndarray) -> float:
    """How much of it the model covers; all of that is orange."""
    red, green, blue, alpha = np.moveaxis(pixels, -1, 0)
    solid = alpha == 255
    assert (red > green)[solid].all()
    assert (green > blue)[solid].all()
    return float(solid.mean())


def test_a_dropped_model_is_drawn_and_turned(stack: Stack, page: Page) -> None:
    # Few pixels, and yet seconds until it is lit: the processor draws them.
    page.set_viewport_size({"width": 820, "height": 500})
    _canvas(stack, page)
    pane = page.locator(".react-flow__pane").element_handle()
    page.evaluate(DROP, [pane, base64.b64encode(files.cube()).decode()])
    card = page.get_by_role("article")
    card.get_by_role("button", name="Open the 3D model").dblclick()
    viewer = page.locator("model-viewer")
    expect(viewer).to_have_js_property("loaded", True, timeout=60_000)
    expect(page.get_by_text("Drag to turn")).to_be_visible()
    # Its own rules hold under our content policy: the model has all the room, and only it is seen.
    box = viewer.bounding_box()
    assert box is not None
    assert box == viewer.locator(".userInput").bounding_box()
    expect(viewer.locator(".ar-button")).to_be_hidden()
    front = _drawn(viewer)
    assert 0.1 < _share(front) < 0.9
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 160, y + 40, steps=4)
    page.mouse.up()
    page.wait_for_function(
        "viewer => viewer.getCameraOrbit().theta < -0.4", arg=viewer.element_handle()
    )
    turned = _drawn(viewer)
    assert 0.1 < _share(turned) < 0.9
    assert (turned != front).any()


def test_without_webgl_the_model_is_offered_to_download(stack: Stack, page: Page) -> None:
    answer = stack.api.post("/media/upload", files={"file": ("cube.glb", files.cube())})
    page.add_init_script(NO_WEBGL)
    _canvas(stack, page, node("cube", "input:model3d", model3d=answer.json()["data"]))
    page.get_by_role("article").get_by_role("button", name="Open the 3D model").dblclick()
    said = page.get_by_role("dialog").get_by_role("alert")
    expect(said).to_contain_text("This browser does not offer WebGL")
    with page.expect_download() as caught:
        said.get_by_role("link", name="Download the model").click()
    assert caught.value.path().read_bytes() == files.cube()
    expect(page.locator("model-viewer")).to_have_count(0)
