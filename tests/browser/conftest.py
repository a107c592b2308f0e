"""One running stack and one Chromium for all journeys; each test gets a fresh page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser import outputs
from tests.live import limits
from tests.live.stack import Stack, running

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("browser")
    # Webhooks may be sent to receivers on this machine, by this very address alone.
    with running(folder, WIREFLOW_TRUSTED_HOSTS="127.0.0.1") as started:
        limits.lift(started)
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@contextmanager
def signed_in(stack: Stack, browser: Browser, **options: Any) -> Iterator[Page]:
    """A signed-in page; an error on the console or of the content policy fails the test."""
    context = browser.new_context(color_scheme="dark", **options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_cookies(stack.cookies())
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("console", lambda message: troubles.extend(_trouble(message)))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    yield opened
    context.close()
    assert troubles == []


@pytest.fixture
def page(stack: Stack, browser: Browser) -> Iterator[Page]:
    with signed_in(stack, browser, viewport={"width": 1440, "height": 900}) as opened:
        yield opened


@pytest.fixture(scope="session")
def starter(stack: Stack) -> str:
    """Id of the workflow a newcomer finds; looked up once, the list shows only the newest."""
    return str(stack.api.get("/workflows?limit=100").json()[-1]["id"])


@pytest.fixture
def editor(stack: Stack, page: Page, starter: str) -> Page:
    """The canvas of a new workflow that is the starter."""
    copy = stack.api.post(f"/workflows/{starter}/duplicate").json()["data"]
    page.goto(f"{stack.url}/workflows/{copy['id']}")
    expect(page.get_by_role("article")).to_have_count(4)
    return page


@pytest.fixture
def open_workflow(stack: Stack, page: Page) -> outputs.Open:
    """Saves a graph, runs it once, opens it, and gives its id."""

    def open_it(*parts: dict[str, Any], **body: Any) -> str:
        nodes = [part for part in parts if "data" in part]
        for place, item in enumerate(nodes):
            item["position"] = {"x": 330 * place, "y": 0}
        edges = [part for part in parts if "source" in part]
        made = stack.api.post(
            "/workflows", json={"name": "Outputs", "nodes": nodes, "edges": edges}
        )
        made.raise_for_status()
        workflow_id: str = made.json()["data"]["id"]
        outputs.execute(stack, workflow_id, **body)
        page.goto(f"{stack.url}/workflows/{workflow_id}")
        expect(page.get_by_role("article")).to_have_count(len(nodes))
        return workflow_id

    return open_it


def _trouble(message: ConsoleMessage) -> list[str]:
    # Chromium logs every 4xx answer; refusals are part of some journeys, and shown on the page.
    refused = message.text.startswith("Failed to load resource")
    return [message.text] if message.type == "error" and not refused else []
