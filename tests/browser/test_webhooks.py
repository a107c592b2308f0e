"""Publishing from the editor, and Settings > Webhooks: both directions."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from standardwebhooks.webhooks import Webhook

from tests.browser.pasting import paste
from tests.live.receiver import Receiver, receiving
from tests.live.stack import Stack, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as started:
        yield started


@pytest.fixture
def published(stack: Stack, page: Page, starter: str) -> Page:
    """Settings > Webhooks, at a workflow that was just published."""
    copied = stack.api.post(f"/workflows/{starter}/duplicate").json()["data"]["id"]
    stack.api.post(f"/workflows/{copied}/publish").raise_for_status()
    page.goto(f"{stack.url}/settings/webhooks#incoming/{copied}")
    expect(page.get_by_role("button", name="Save")).to_have_count(1)
    return page


def _card(page: Page) -> Locator:
    """The one published workflow whose settings are open."""
    return page.get_by_role("region").filter(has=page.get_by_role("button", name="Save"))


def _choose(page: Page, row: str, entry: str) -> None:
    page.get_by_role("button", name=f"Actions for {row}").first.click()
    page.get_by_role("menuitem", name=entry).click()


def test_publishing_saves_first_and_gives_a_call_that_starts_a_run(
    stack: Stack, editor: Page
) -> None:
    editor.get_by_placeholder("Describe what you want to see").fill("A city at night")
    editor.get_by_role("button", name="Publish").click()
    dialog = editor.get_by_role("dialog", name="Publish")
    dialog.get_by_role("button", name="Publish").click()
    expect(dialog).to_contain_text("Live")
    answer = paste(dialog.locator("pre").inner_text())
    assert answer["status"] == "queued"
    execution = stack.api.get(f"/workflows/executions/{answer['executionId']}").json()
    assert execution["workflowId"] == editor.url.rsplit("/", 1)[1]
    assert '{"prompt":"A city at night"}' in dialog.locator("pre").inner_text()


def test_a_newer_graph_is_published_again_and_withdrawn(stack: Stack, editor: Page) -> None:
    def version() -> Locator:
        return editor.get_by_role("dialog").get_by_text(re.compile(r"^Version \d+, published"))

    def publish(word: str) -> None:
        editor.get_by_role("button", name="Publish").first.click()
        editor.get_by_role("dialog").get_by_role("button", name=word, exact=True).click()

    publish("Publish")
    expect(version()).to_contain_text("Version 1,")
    address = editor.get_by_role("dialog").locator("code").first.inner_text()
    editor.keyboard.press("Escape")
    editor.get_by_placeholder("Describe what you want to see").fill("A harbour")
    publish("Publish again")
    expect(version()).to_contain_text("Version 2,")
    expect(editor.get_by_role("button", name="Publish again")).to_have_count(0)
    assert httpx.get(address).json()["isActive"] is True
    editor.get_by_role("button", name="Unpublish", exact=True).click()
    editor.get_by_role("button", name="Unpublish it").click()
    expect(editor.get_by_role("dialog")).to_contain_text("gets an address")
    assert httpx.get(address).status_code == 404


def test_an_invalid_graph_is_not_published(stack: Stack, editor: Page) -> None:
    workflow_id = editor.url.rsplit("/", 1)[1]
    body = stack.api.get(f"/workflows/{workflow_id}").json()
    body["nodes"][1]["data"]["config"] = {"num_inference_steps": 100_000}
    graph = {"nodes": body["nodes"], "edges": body["edges"]}
    stack.api.put(f"/workflows/{workflow_id}?strict=false", json=graph).raise_for_status()
    editor.reload()
    editor.get_by_role("button", name="Publish").click()
    dialog = editor.get_by_role("dialog")
    dialog.get_by_role("button", name="Publish").click()
    expect(dialog.get_by_role("alert")).to_contain_text("The graph is not valid")
    expect(dialog.get_by_role("button", name="Publish")).to_be_enabled()


def test_the_bounds_of_a_webhook_are_saved_and_hold(published: Page) -> None:
    address = _card(published).locator("code").filter(has_text="/trigger").first.inner_text()
    published.get_by_label("Requests a minute").fill("3")
    published.get_by_label("Credits a day").fill("0")
    published.get_by_label("Allowed origins").fill("https://shop.example")
    published.get_by_role("button", name="Save").click()
    expect(published.get_by_text("Saved the webhook of")).to_be_visible()
    published.reload()
    expect(published.get_by_label("Requests a minute")).to_have_value("3")
    expect(published.get_by_label("Spent today")).to_have_text("0 of 0")
    expect(published.get_by_label("Allowed origins")).to_have_value("https://shop.example")
    mine = {"Origin": "https://shop.example"}
    answers = [httpx.post(address, json={}, headers=headers) for headers in ({}, mine, mine, mine)]
    assert [answer.status_code for answer in answers] == [403, 402, 402, 429]
    published.get_by_label("Allowed origins").fill("shop.example")
    published.get_by_role("button", name="Save").click()
    expect(published.get_by_role("alert")).to_contain_text("allowedOrigins")


def test_a_signed_call_is_shown_and_runs_and_others_are_refused(published: Page) -> None:
    card = _card(published)
    published.get_by_label("Take signed calls only").check()
    published.get_by_role("button", name="Save").click()
    published.get_by_role("button", name="Show the secret").click()
    secret = card.locator("code").filter(has_text="whsec_").inner_text()
    answer = paste(card.locator("pre").inner_text(), WEBHOOK_SECRET=secret)
    assert answer["status"] == "queued"
    refused = paste(card.locator("pre").inner_text(), WEBHOOK_SECRET="whsec_forged")
    assert refused["code"] == "unauthorized"


def test_an_address_is_switched_off_rotated_and_withdrawn(published: Page) -> None:
    card = _card(published)
    name = card.get_attribute("aria-label")
    line = card.locator("code").filter(has_text="/trigger").first
    address = line.inner_text()
    card.get_by_role("switch").click()
    expect(card.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    assert httpx.get(address).json()["isActive"] is False
    card.get_by_role("button", name=f"Actions for {name}").click()
    published.get_by_role("menuitem", name="Rotate address").click()
    published.get_by_role("button", name="Rotate address").click()
    expect(line).not_to_have_text(address)
    rotated = line.inner_text()
    assert [httpx.get(one).status_code for one in (address, rotated)] == [404, 200]
    card.get_by_role("button", name=f"Actions for {name}").click()
    published.get_by_role("menuitem", name="Unpublish").click()
    published.get_by_role("button", name="Unpublish", exact=True).click()
    expect(published.get_by_text(rotated)).to_have_count(0)
    assert httpx.get(rotated).status_code == 404


def test_an_endpoint_inside_a_private_network_is_refused_in_words(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/settings/webhooks")
    add = page.get_by_role("button", name="Add endpoint")
    add.click()
    dialog = page.get_by_role("dialog")
    for address, words in (
        ("http://10.0.0.7/hook", "The address lies inside a private network"),
        ("http://example.com:8080/hook", "Only the ports 80 and 443 may be addressed"),
    ):
        dialog.get_by_label("URL").fill(address)
        dialog.get_by_role("button", name="Add endpoint").click()
        expect(dialog.get_by_role("alert")).to_have_text(words)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(add).to_be_focused()
    assert stack.browser.get("/api/v1/webhooks").json()["data"] == []


def _add_endpoint(stack: Stack, page: Page, receiver: Receiver) -> str:
    """Adds the receiver in the browser; the secret that is shown."""
    page.goto(f"{stack.url}/settings/webhooks")
    page.get_by_role("button", name="Add endpoint").click()
    page.get_by_label("URL").fill(receiver.url)
    page.get_by_label("Description").fill("A receiver of the tests")
    page.get_by_role("dialog").get_by_role("button", name="Add endpoint").click()
    banner = page.get_by_role("status").filter(has_text="Messages are signed")
    return banner.locator("code").inner_text()


def test_a_test_is_sent_logged_opened_and_replayed(
    stack: Stack, page: Page, receiver: Receiver
) -> None:
    secret = _add_endpoint(stack, page, receiver)
    _choose(page, receiver.url, "Send a test")
    row = page.get_by_role("row").filter(has_text="webhook.test").filter(has_text=receiver.url)
    expect(row).to_contain_text("Delivered")
    expect(row).to_contain_text("200")
    first = receiver.received[0]
    Webhook(secret).verify(first.body, first.headers)
    row.get_by_role("button", name="webhook.test").click()
    dialog = page.get_by_role("dialog", name="webhook.test")
    expect(dialog.locator("pre")).to_contain_text("This is a test of your webhook endpoint.")
    dialog.get_by_role("button", name="Replay").click()
    wait_for(lambda: len(receiver.received) == 2, 30, "the replay")
    assert receiver.received[1].headers["webhook-id"] == first.headers["webhook-id"]
    expect(dialog.get_by_role("row")).to_have_count(3)


def test_an_endpoint_that_fails_is_seen_waiting_paused_and_deleted(
    stack: Stack, page: Page, receiver: Receiver
) -> None:
    receiver.manner = 500
    _add_endpoint(stack, page, receiver)
    _choose(page, receiver.url, "Send a test")
    sent = page.get_by_role("row").filter(has_text="webhook.test").filter(has_text=receiver.url)
    expect(sent).to_contain_text("Trying again")
    expect(sent).to_contain_text("500")
    page.get_by_role("tab", name="Delivered", exact=True).click()
    expect(sent).to_have_count(0)
    page.get_by_role("tab", name="Waiting", exact=True).click()
    expect(sent).to_have_count(1)
    endpoint = page.get_by_role("row").filter(has_text="A receiver of the tests").first
    _choose(page, receiver.url, "Pause")
    expect(endpoint).to_contain_text("Paused")
    _choose(page, receiver.url, "Delete")
    page.get_by_role("button", name="Delete endpoint").click()
    expect(page.get_by_role("button", name=f"Actions for {receiver.url}")).to_have_count(0)


def test_the_secret_of_callbacks_is_shown_and_rotated(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/settings/webhooks")

    def shown() -> str:
        page.get_by_role("button", name="Callback secret", exact=True).click()
        dialog = page.get_by_role("dialog", name="Signing secret")
        dialog.get_by_role("button", name="Show the secret").click()
        text = dialog.locator("code").first.inner_text()
        dialog.get_by_role("button", name="Close").click()
        return text

    first = shown()
    assert first.startswith("whsec_")
    page.get_by_role("button", name="Rotate the callback secret").click()
    page.get_by_role("dialog").get_by_role("button", name="Rotate", exact=True).click()
    expect(page.get_by_text("Callbacks are signed with a new secret from now on")).to_be_visible()
    assert shown() != first
