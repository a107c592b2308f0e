"""The operator's desk in a browser: its pages keep their policy and say nothing on the console."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in
from tests.live.stack import Stack

pytestmark = pytest.mark.browser
PAGES = [
    "", "canvas/execution/", "canvas/noderun/", "workers/webhookdelivery/", "billing/plan/",
    "workers/switchedoff/", "workers/switchedoff/add/", "workers/providerkey/add/",
    "workers/httpservice/add/", "workers/catalogueentry/add/",
]  # fmt: skip


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_no_page_breaks_its_policy(stack: Stack, browser: Browser, theme: str) -> None:
    with signed_in(stack, browser, viewport={"width": 1440, "height": 900}) as page:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of the two
        for path in PAGES:
            page.goto(f"{stack.url}/admin/{path}", wait_until="networkidle")
            expect(page.get_by_text("Wireflow desk").first).to_be_visible()
