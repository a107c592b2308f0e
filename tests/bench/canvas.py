"""The canvas half of the bench: how soon a graph is there, and how smoothly it moves.

Each figure stands beside that of a page with one coloured box, moved in the same way: the browser
draws in software here, and shares its cores with everything else.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.live.graphs import edge, node
from tests.live.stack import Stack

SIZE = {"width": 1440, "height": 900}
SECONDS = 3.0
COLUMNS = 10
# Left of the first card once the graph fits the window.
EMPTY = (120.0, 400.0)
WIDTHS = "{:<46}{:>22}{:>14}{:>8}"
# A box that follows the pointer: no page can move anything with less work.
FLOOR = """data:text/html,<body style="margin:0;height:100vh" onpointermove="
  box.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`
"><div id=box style="width:264px;height:200px;background:teal;will-change:transform">"""
FRAMES = """() => new Promise((resolve) => requestAnimationFrame(() => {
  if (window.frames_ === undefined) {
    const tick = () => { window.frames_ += 1; requestAnimationFrame(tick); };
    tick();
  }
  window.frames_ = 0;
  resolve();
}))"""


@dataclass(frozen=True)
class Size:
    """A graph to open. `near`: it is looked at from near, most of it lies outside the window."""

    nodes: int
    edges: int
    near: bool


SIZES = (Size(100, 500, near=False), Size(1_000, 3_000, near=True))


def measure_canvas(stack: Stack) -> None:
    """Prints, for each size, seconds until it can be used and frames a second."""
    print()
    _row("canvas in Chromium", "ours", "floor", "ratio")
    with _page(stack) as page:
        page.goto(FLOOR)
        floor = _frames(page, (300.0, 300.0), held=False)
    for size in SIZES:
        name = f"{size.nodes:,} nodes, {size.edges:,} wires"
        with _page(stack) as page:
            _row(f"{name}: ready", f"{_open(page, stack, size):.2f} s", "", "")
            if size.near:
                _go_near(page)
            for what, place in (("pan", EMPTY), ("drag a node", _handle(page))):
                rate = _frames(page, place, held=True)
                ratio = f"{rate / floor:.2f}"
                _row(f"{name}: {what}", f"{rate:.0f} / s", f"{floor:.0f} / s", ratio)


def _graph(size: Size) -> dict[str, Any]:
    """A grid of texts that are joined, each wired to as many of those before it as it takes."""
    nodes = [node("n0", "input:text", prompt="x")]
    nodes += [node(f"n{number}", "utility:prompt_concat") for number in range(1, size.nodes)]
    for number, each in enumerate(nodes):
        each["position"] = {"x": number % COLUMNS * 340, "y": number // COLUMNS * 300}
    edges = list(islice(_edges(size.nodes), size.edges))
    return {"name": f"{size.nodes} nodes", "nodes": nodes, "edges": edges}


def _edges(nodes: int) -> Iterator[dict[str, Any]]:
    for distance in range(1, nodes):
        for number in range(distance, nodes):
            start = number - distance
            yield edge(f"n{start}.{'text' if start else 'prompt'}", f"n{number}.texts")


def _open(page: Page, stack: Stack, size: Size) -> float:
    """Seconds from the address to the cards: to all, or of a large graph to the first."""
    answer = stack.api.post("/workflows?strict=false", json=_graph(size)).raise_for_status()
    cards = page.get_by_role("article")
    began = time.perf_counter()
    page.goto(f"{stack.url}/workflows/{answer.json()['data']['id']}")
    if size.near:
        cards.first.wait_for(timeout=60_000)
    else:
        expect(cards).to_have_count(size.nodes, timeout=60_000)
    seconds = time.perf_counter() - began
    page.wait_for_load_state("networkidle")
    return seconds


def _go_near(page: Page) -> None:
    page.mouse.click(*_handle(page))
    page.keyboard.press("f")
    page.wait_for_timeout(1_000)  # the way there is animated
    page.keyboard.press("Escape")


def _handle(page: Page) -> tuple[float, float]:
    """The head of the card that is nearest to the middle of the window."""
    boxes = [card.bounding_box() for card in page.get_by_role("article").all()]
    x, y = SIZE["width"] / 2, SIZE["height"] / 2
    near = min((box for box in boxes if box), key=lambda box: abs(box["x"] - x) + abs(box["y"] - y))
    return near["x"] + near["width"] / 2, near["y"] + min(8, near["height"] / 2)


def _frames(page: Page, place: tuple[float, float], *, held: bool) -> float:
    """Frames a second while the pointer, pressed or not, is moved to and fro from a place."""
    x, y = place
    page.mouse.move(x, y)
    if held:
        page.mouse.down()
    page.evaluate(FRAMES)
    began = time.perf_counter()
    step = 0
    while time.perf_counter() - began < SECONDS:
        step += 1
        away = abs(step % 120 - 60) * 3
        page.mouse.move(x + away, y + away)
    frames: int = page.evaluate("() => window.frames_")
    seconds = time.perf_counter() - began
    if held:
        page.mouse.up()
    return frames / seconds


@contextmanager
def _page(stack: Stack) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = browser.new_context(viewport=SIZE, color_scheme="dark")  # type: ignore[arg-type]  # a plain dictionary serves
        context.add_cookies(stack.cookies())
        yield context.new_page()
        browser.close()


def _row(*cells: str) -> None:
    print(WIDTHS.format(*cells), flush=True)
