"""`make screenshots`: the pictures of the README and the docs, taken of a real stack after a run.

A folder as argument takes every page in both themes instead, to look at.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.live import limits
from tests.live.stack import ROOT, Stack, running

SIZE = {"width": 1440, "height": 900}
SHOWN = ROOT / "static" / "docs"
PAGES = {
    "runs": "/runs",
    "gallery": "/gallery",
    "workflows": "/workflows",
    "keys": "/settings/api-keys",
    "webhooks": "/settings/webhooks",
    "usage": "/settings/usage",
    "docs": "/docs/api",
}


def main(arguments: list[str]) -> None:
    """Takes the canvas after a run, dark; with a folder, everything, dark and light."""
    with (
        tempfile.TemporaryDirectory() as data,
        running(Path(data)) as stack,
        sync_playwright() as playwright,
    ):
        limits.lift(stack)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        if not arguments:
            with _page(browser, stack, "dark") as page:
                _canvas(page, stack, SHOWN / "canvas-dark.png")
            return
        folder = Path(arguments[0])
        folder.mkdir(parents=True, exist_ok=True)
        for theme in ("dark", "light"):
            with _page(browser, stack, theme) as page:
                _canvas(page, stack, folder / f"canvas-{theme}.png")
                for name, path in PAGES.items():
                    page.goto(f"{stack.url}{path}", wait_until="networkidle")
                    page.screenshot(path=folder / f"{name}-{theme}.png")


@contextmanager
def _page(browser: Browser, stack: Stack, theme: str) -> Iterator[Page]:
    scheme = "dark" if theme == "dark" else "light"
    context = browser.new_context(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]  # a plain dictionary serves
    context.add_cookies(stack.cookies())
    yield context.new_page()
    context.close()


def _canvas(page: Page, stack: Stack, path: Path) -> None:
    page.goto(stack.url)
    expect(page.get_by_role("article")).to_have_count(4)
    page.get_by_role("button", name="Run", exact=False).first.click()
    run = page.get_by_role("region", name="The run")
    expect(run).to_contain_text("Completed", timeout=120_000)
    page.get_by_alt_text("Result of Picture").wait_for()
    page.screenshot(path=path)


if __name__ == "__main__":
    main(sys.argv[1:])
