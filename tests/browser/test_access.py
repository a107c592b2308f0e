"""For everybody: those who cannot see, use keys, fingers or a phone, or dislike what moves."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from django.template.loader import render_to_string
from django.urls import URLPattern
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from canvas.urls import urlpatterns as canvas_pages
from tests.browser import canvas, files, outputs
from tests.browser.conftest import signed_in
from tests.browser.test_docs import AXE
from tests.live.graphs import edge, node
from tests.live.stack import Stack, wait_for
from wireflow.accounts.team_urls import urlpatterns as team_pages
from wireflow.accounts.urls import urlpatterns as account_pages

pytestmark = pytest.mark.browser

# A theme changes nothing but colours.
THEMES: dict[Literal["dark", "light"], dict[str, Any]] = {
    "dark": {},
    "light": {"runOnly": ["color-contrast", "link-in-text-block"]},
}
DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# These redirect, or are a file; the reference, by far the longest page, has its own tests.
ELSEWHERE = {"home", "media", "sign-out", "api-docs"}


@pytest.fixture
def graph(stack: Stack) -> dict[str, str]:
    """A picture made grey and shown, saved and run: ids of the workflow and the execution."""
    nodes = [
        node("photo", "input:image", image=outputs.upload(stack, "a.png", files.picture("navy"))),
        node("grey", "utility:image_grayscale"),
        node("show", "output:preview"),
    ]
    for place, (item, label) in enumerate(zip(nodes, ("Photo", "Grey", "Show"), strict=True)):
        item["position"] = {"x": 340 * place, "y": 0}
        item["data"]["label"] = label
    edges = [edge("photo.image", "grey.image"), edge("grey.image", "show.media")]
    body = {"name": "For everybody", "nodes": nodes, "edges": edges}
    workflow = stack.api.post("/workflows", json=body).json()["data"]["id"]
    execution = outputs.execute(stack, workflow)["executionId"]
    return {"<uuid:workflow_id>": workflow, "<uuid:execution_id>": execution, "<str:token>": "old"}


@pytest.fixture
def phone(stack: Stack, browser: Browser) -> Iterator[Page]:
    with signed_in(stack, browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def _paths(routes: list[URLPattern], ids: dict[str, str]) -> Iterator[str]:
    for route in routes:
        path = str(route.pattern)
        for variable, value in ids.items():
            path = path.replace(variable, value)
        if route.name not in ELSEWHERE:
            yield path


def _open(page: Page, stack: Stack, graph: dict[str, str]) -> None:
    page.goto(f"{stack.url}/workflows/{graph['<uuid:workflow_id>']}")
    expect(page.get_by_alt_text("Result of Show")).to_be_visible()


def _find(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    expect(
        page.get_by_role("dialog", name="Find a command").get_by_role("combobox")
    ).to_be_focused()
    page.keyboard.type(words)
    first = page.get_by_role("option").first
    expect(first).to_contain_text(re.compile(words, re.IGNORECASE))
    expect(first).to_have_attribute("aria-selected", "true")


def _violations(page: Page, place: str) -> list[str]:
    """What axe has to say about a page as it is now, dark and light."""
    found: list[str] = []
    for theme, rules in THEMES.items():
        # The canvas follows the choice, pages without it the system.
        page.emulate_media(color_scheme=theme)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        told = page.evaluate(
            "rules => axe.run(document, {...rules, resultTypes: ['violations']})", rules
        )
        for one in told["violations"]:
            found.append(f"{place}, {theme}: {one['id']}: {one['nodes'][0]['html'][:200]}")
    return found


def test_every_page_is_for_everybody(stack: Stack, page: Page, graph: dict[str, str]) -> None:
    """axe finds nothing, dark or light, and on a phone no page scrolls sideways."""
    page.add_init_script(path=AXE)
    page.route("**/broken", lambda route: route.fulfill(body=render_to_string("500.html")))
    found: list[str] = []

    def look(path: str) -> None:
        page.set_viewport_size(DESK)
        page.goto(f"{stack.url}/{path}", wait_until="networkidle")
        found.extend(_violations(page, path))
        page.set_viewport_size(PHONE)
        if page.evaluate("document.documentElement.scrollWidth") != PHONE["width"]:
            found.append(f"{path} scrolls sideways")

    for path in _paths(canvas_pages, graph):
        look(path)
    page.context.clear_cookies()
    for path in [*_paths([*account_pages, *team_pages], graph), "nothing-here", "broken"]:
        look(path)
    assert found == []


def test_axe_finds_nothing_on_the_canvas_with_anything_open(
    stack: Stack, page: Page, graph: dict[str, str]
) -> None:
    page.add_init_script(path=AXE)
    _open(page, stack, graph)
    found: list[str] = []

    def look(place: str, shown: Locator, close: Callable[[], None] | None = None) -> None:
        expect(shown).to_be_visible()
        found.extend(_violations(page, place))
        close() if close else page.keyboard.press("Escape")

    tab = page.locator("aside").get_by_role("tab", name="Output")
    canvas.card(page, "Grey").locator("header").click()
    look("settings", tab, lambda: tab.click())
    look("output", tab)
    canvas.card(page, "Grey").locator("header").click(button="right")
    look("menu", page.get_by_role("menu"))
    page.keyboard.press("w")
    look("links", page.get_by_role("dialog", name=re.compile("^Connect")))
    page.keyboard.press("Control+a")
    look("selection", page.get_by_role("toolbar", name="Selection"))
    page.keyboard.press("n")
    look("palette", page.get_by_label("Search nodes and models"))
    _find(page, "esrgan")
    look("commands", page.get_by_role("dialog", name="Find a command"))
    page.get_by_role("button", name="All keys", exact=True).click()
    look("keys", page.get_by_role("dialog", name="All keys"))
    history = page.get_by_role("complementary", name="Version history")
    page.get_by_role("button", name="Version history", exact=True).click()
    look("versions", history, page.get_by_label("Close the version history").click)
    page.get_by_role("button", name="Publish").click()
    look("publish", page.get_by_role("dialog", name="Publish"))
    page.get_by_alt_text("Result of Show").dblclick()
    look("viewer", page.get_by_role("dialog", name="Grey"))
    views = page.get_by_role("tablist", name="Views")
    views.get_by_role("tab", name="API").click()
    look("API", page.get_by_role("heading", name="Run it from your code"))
    views.get_by_role("tab", name="Runs").click()
    look("runs", page.get_by_role("complementary", name="The chosen run").locator("img").first)
    assert found == []


def test_wires_ports_and_what_runs_are_told(
    stack: Stack, page: Page, graph: dict[str, str]
) -> None:
    _open(page, stack, graph)
    expect(page.get_by_role("img", name="Image of Photo to Image of Grey")).to_have_count(1)
    wire = page.get_by_role("img", name="Image of Grey to Media of Show")
    expect(wire).to_have_attribute("aria-roledescription", "wire")
    port = canvas.card(page, "Grey").get_by_role("img", name="Input Image, image, linked to Photo")
    expect(port).to_have_count(1)
    expect(
        canvas.card(page, "Grey").get_by_role("img", name="Output Image, image, linked")
    ).to_have_count(1)
    canvas.card(page, "Photo").locator("header").click()
    page.keyboard.press("F2")
    page.keyboard.type("Lake")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Image of Lake to Image of Grey")).to_have_count(1)
    said = page.locator("main > [aria-live=polite]")
    expect(said).to_be_empty()
    page.keyboard.press("Control+Enter")
    expect(said).to_contain_text(re.compile(r"The run is completed after \d"))


def test_a_wheel_zooms_to_the_pointer_and_fingers_pan(
    stack: Stack, page: Page, graph: dict[str, str]
) -> None:
    _open(page, stack, graph)
    card = canvas.card(page, "Grey").locator("header")
    percent = page.get_by_title(re.compile("Zoom to 100"))

    def place() -> tuple[float, float, int]:
        box = canvas.box(card)
        return box["x"], box["y"], int(percent.inner_text().rstrip("%"))

    def turned(x: float, y: float) -> tuple[int, int, int]:
        """How far the card and the zoom move for one turn of the wheel."""
        before = place()
        page.mouse.wheel(x, y)
        wait_for(lambda: place() != before, 10, "the view to move")
        # Longer than any pause within one movement.
        page.wait_for_timeout(300)
        x, y, zoom = (round(now - was) for now, was in zip(place(), before, strict=True))
        return x, y, zoom

    page.mouse.move(*(side + 1 for side in place()[:2]))
    for way in (120, -120):
        x, y, zoom = turned(0, way)
        assert zoom * way < 0
        assert max(abs(x), abs(y)) <= 2, "zoomed to the pointer"
    assert turned(-40, 25) == (40, -25, 0)
    page.keyboard.down("Control")
    assert turned(0, -10)[2] > 0
    page.keyboard.up("Control")
    _find(page, "always pan")
    page.keyboard.press("Enter")
    assert turned(0, 120) == (0, -120, 0)
    page.keyboard.press("?")
    ways = page.get_by_role("radiogroup", name="Scrolling on the canvas")
    expect(ways.get_by_label("Pans")).to_be_checked()
    ways.get_by_text("By device").click()
    expect(ways.get_by_label("By device")).to_be_checked()


def test_every_button_is_a_command(stack: Stack, page: Page, graph: dict[str, str]) -> None:
    _open(page, stack, graph)
    page.keyboard.press("Control+a")
    bars = [page.get_by_role("toolbar", name=name) for name in ("Canvas", "Selection")]
    expect(bars[1]).to_be_visible()
    buttons = [
        button.get_attribute("title") or ""
        for bar in [*bars, page.get_by_role("navigation", name="Wireflow"), page.locator("header")]
        for button in bar.get_by_role("button").all()
    ]
    names = {re.sub(r" \(.*\)$", "", title) for title in buttons if title}
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="All keys")
    expect(sheet).to_be_visible()
    changes = sheet.get_by_role("button", name=re.compile("Change the keys of ")).all_inner_texts()
    known = {re.sub(r"(?s)^Change the keys of (.*):\s.*", r"\1", text) for text in changes}
    assert {"Fit everything", "Into a subgraph", "Publish…", "Share…"} <= known
    buttons_of_their_own = {"Publish the workflow", "Share the workflow", "Switch team"}
    assert names - known == buttons_of_their_own | {"Sign out Operator"}
    page.keyboard.press("Escape")
    _find(page, "publish")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Publish")).to_be_visible()


def test_nothing_moves_for_those_who_asked(stack: Stack, page: Page, graph: dict[str, str]) -> None:
    page.emulate_media(reduced_motion="reduce")
    _open(page, stack, graph)
    moving = page.evaluate(
        """() => {
            const probe = document.createElement("i");
            probe.style.animation = "flow 1s infinite";
            probe.style.transition = "transform 1s";
            document.querySelector("main").append(probe);
            return [...document.querySelectorAll("*")].flatMap(element => {
                const { animationName, transitionDuration } = getComputedStyle(element);
                const still = animationName === "none" && transitionDuration === "0s";
                return still ? [] : [element.outerHTML.slice(0, 90)];
            });
        }"""
    )
    assert moving == []


def _touch(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """One finger is put down, moved, and lifted."""
    session = page.context.new_cdp_session(page)
    steps = [(start[0] + by[0] * part / 8, start[1] + by[1] * part / 8) for part in range(9)]
    for place, (x, y) in enumerate(steps):
        kind = "touchMove" if place else "touchStart"
        points = [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _apart(*parts: Locator) -> None:
    """All of it within the screen, and nothing on top of anything else."""
    boxes = [canvas.box(part) for part in parts]
    for place, one in enumerate(boxes):
        assert one["x"] >= 0
        assert one["x"] + one["width"] <= PHONE["width"]
        assert one["y"] + one["height"] <= PHONE["height"]
        for other in boxes[place + 1 :]:
            beside = any(
                one[at] + one[size] <= other[at] or other[at] + other[size] <= one[at]
                for at, size in (("x", "width"), ("y", "height"))
            )
            assert beside, (one, other)


def test_a_phone_runs_looks_and_pans(stack: Stack, phone: Page, graph: dict[str, str]) -> None:
    _open(phone, stack, graph)
    stage = phone.locator(".react-flow")
    tools = phone.get_by_role("toolbar", name="Canvas")
    head, rail = phone.locator("header").first, phone.get_by_role("navigation", name="Wireflow")
    ribbon = phone.get_by_role("region", name="The run")
    _apart(head, ribbon, tools, rail)
    _apart(*phone.locator("header").first.get_by_role("button").all())
    phone.get_by_role("button", name=re.compile("^Run( |$)")).tap()
    expect(ribbon).to_contain_text("Completed")
    before = canvas.box(canvas.card(phone, "Grey"))
    _touch(phone, (60, 620), (40, -120))
    after = canvas.box(canvas.card(phone, "Grey"))
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (40, -120)
    pinch = {"x": 195, "y": 420, "scaleFactor": 2, "gestureSourceType": "touch"}
    phone.context.new_cdp_session(phone).send("Input.synthesizePinchGesture", pinch)
    assert canvas.box(canvas.card(phone, "Grey"))["width"] > 1.5 * after["width"]
    phone.get_by_role("button", name="Fit everything").tap()
    canvas.card(phone, "Grey").locator("header").tap()
    sheet = phone.get_by_role("complementary", name="Settings of Grey")
    expect(sheet).to_be_visible()
    _apart(head, canvas.card(phone, "Grey"), sheet, rail)
    assert canvas.box(stage)["height"] > 240
    phone.get_by_alt_text("Result of Grey").tap()
    viewer = phone.get_by_role("dialog", name="Grey")
    expect(viewer).to_be_visible()
    viewer.get_by_role("button", name="Close").tap()
    sheet.get_by_role("button", name="Close the settings of the node").tap()
    expect(sheet).to_have_count(0)
    phone.get_by_role("button", name="Add a node").tap()
    palette = phone.get_by_role("region", name="Add a node")
    _apart(head, canvas.card(phone, "Grey"), palette, rail)
    assert canvas.box(stage)["height"] > 240
    palette.get_by_role("button", name="Close").tap()
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
