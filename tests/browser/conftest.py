"""One running stack and one Chromium for all journeys; each test gets a fresh page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.live.stack import Stack, running

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(stack: Stack, browser: Browser) -> Iterator[Page]:
    """A signed-in page; an error on the console or of the content policy fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    cookies = [
        {"name": cookie.name, "value": cookie.value or "", "url": stack.url}
        for cookie in stack.browser.cookies.jar
    ]
    context.add_cookies(cookies)  # type: ignore[arg-type]  # plain dictionaries serve
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("console", lambda message: troubles.extend(_trouble(message)))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    yield opened
    context.close()
    assert troubles == []


@pytest.fixture
def editor(stack: Stack, page: Page) -> Page:
    """The canvas of a new workflow that is the starter."""
    starter = stack.api.get("/workflows").json()[-1]
    copy = stack.api.post(f"/workflows/{starter['id']}/duplicate").json()["data"]
    page.goto(f"{stack.url}/workflows/{copy['id']}")
    expect(page.get_by_role("article")).to_have_count(4)
    return page


def _trouble(message: ConsoleMessage) -> list[str]:
    # Chromium logs every 4xx answer; refusals are part of some journeys, and shown on the page.
    refused = message.text.startswith("Failed to load resource")
    return [message.text] if message.type == "error" and not refused else []
