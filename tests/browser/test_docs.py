"""The API reference: read by strangers, tried with a key, and its code run as it stands."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from standardwebhooks.webhooks import Webhook

from tests.live.graphs import node
from tests.live.stack import ROOT, Stack

pytestmark = pytest.mark.browser
AXE = ROOT / "canvas/frontend/node_modules/axe-core/axe.min.js"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw6fYyRkKcM3A="
BODY = '{"type": "execution.completed", "data": {"executionId": "é"}}'


@pytest.fixture
def stranger(stack: Stack, browser: Browser) -> Iterator[Page]:
    """A page that nobody has signed in to."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    opened = context.new_page()
    _open(opened, stack)
    yield opened
    context.close()


def _open(page: Page, stack: Stack, place: str = "") -> None:
    page.goto(f"{stack.url}/docs/api{place}")
    # The mark of the current place comes last, once the page listens.
    expect(page.locator("a[aria-current=location]")).to_have_count(1, timeout=60_000)


def _section(page: Page, name: str) -> Locator:
    return page.locator(f"#{name}")


def _try(page: Page, name: str) -> Locator:
    section = _section(page, name)
    section.get_by_role("button", name="Try it").click()
    return section


def _code(page: Page, name: str, language: str) -> str:
    page.get_by_role("tab", name=language).click()
    return _section(page, name).locator("pre").first.inner_text()


def _run(command: list[str], **environment: str) -> Any:
    found = subprocess.run(
        command, env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    return found.stdout


def test_a_stranger_reads_it_and_is_told_how_to_try(stack: Stack, stranger: Page) -> None:
    expect(stranger.get_by_role("link", name="Sign in")).to_have_attribute(
        "href", "/sign-in?next=/docs/api"
    )
    expect(_section(stranger, "introduction")).to_contain_text(f"{stack.url}/api/v1")
    expect(_section(stranger, "errors")).to_contain_text("idempotency_key_reused")
    expect(_section(stranger, "limits").get_by_role("table")).to_contain_text("Enterprise")
    section = _try(stranger, "listWorkflows")
    expect(section).to_contain_text("Sign in, or paste a key, to try this.")
    expect(section.get_by_role("button", name="Send")).to_be_disabled()


def test_a_pasted_key_gets_the_real_answer_and_is_forgotten(stack: Stack, stranger: Page) -> None:
    section = _try(stranger, "listWorkflows")
    section.get_by_label("API key").fill(stack.key)
    section.get_by_label("limit").fill("1")
    section.get_by_role("button", name="Send").click()
    answer = section.get_by_role("region", name="Answer")
    expect(answer).to_contain_text("200")
    expect(answer).to_contain_text("x-request-id")
    expect(answer).to_contain_text("x-ratelimit-remaining")
    newest = stack.api.get("/workflows?limit=1").json()
    assert json.loads(answer.locator("pre").inner_text()) == newest
    stored = stranger.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert stack.key not in stored


def test_what_is_missing_is_said_before_anything_is_sent(page: Page, stack: Stack) -> None:
    _open(page, stack)
    section = _try(page, "createWorkflow")
    section.locator("textarea").fill("{")
    section.get_by_role("button", name="Send").click()
    expect(section.get_by_role("alert")).to_contain_text("The body is not JSON")


def test_the_session_saves_the_example_that_is_shown(page: Page, stack: Stack) -> None:
    _open(page, stack)
    section = _try(page, "createWorkflow")
    section.get_by_role("button", name="Send").click()
    answer = section.get_by_role("region", name="Answer")
    expect(answer).to_contain_text("201")
    made = json.loads(answer.locator("pre").inner_text())["data"]
    assert stack.api.get(f"/workflows/{made['id']}").json()["name"] == "Mountain lake"
    stack.api.delete(f"/workflows/{made['id']}")


def test_events_are_shown_as_they_come(page: Page, stack: Stack) -> None:
    workflow = stack.api.get("/workflows?limit=100").json()[-1]
    graph = {"nodes": [node("prompt", "input:text", prompt="A lake")], "edges": []}
    started = stack.api.post(f"/workflows/{workflow['id']}/execute", json=graph).json()
    _open(page, stack)
    section = _try(page, "listenToExecution")
    section.get_by_label("execution_id").fill(started["executionId"])
    section.get_by_role("button", name="Send").click()
    events = section.get_by_role("list", name="Events")
    expect(events).to_contain_text("snapshot")
    expect(events).to_contain_text("COMPLETED", timeout=60_000)
    expect(section.get_by_role("region", name="Answer")).to_contain_text("200")


def test_search_finds_calls_and_chapters(stranger: Page) -> None:
    stranger.keyboard.press("/")
    stranger.keyboard.type("signature verify")
    contents = stranger.get_by_role("navigation", name="Contents")
    expect(contents.get_by_role("link")).to_have_text(["Outgoing webhooks"])
    stranger.get_by_label("Search the reference").fill("retry failed")
    expect(contents.get_by_role("link")).to_have_text(["Retry a failed executionPOST"])
    stranger.keyboard.press("ArrowDown")
    stranger.keyboard.press("Enter")
    expect(
        _section(stranger, "retryFailedExecution").get_by_role("heading").first
    ).to_be_in_viewport()


def test_every_permalink_leads_to_its_place(stack: Stack, stranger: Page) -> None:
    links = stranger.get_by_role("navigation", name="Contents").get_by_role("link")
    places = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(places) > 50
    for place in places:
        expect(stranger.locator(place)).to_have_count(1)
    stranger.goto("about:blank")
    _open(stranger, stack, "#pollExecution")
    expect(stranger.get_by_role("heading", name="Poll an execution")).to_be_in_viewport()
    expect(stranger.locator('a[href="#pollExecution"][aria-current]')).to_have_count(1)


def test_fields_open_to_those_inside_them(stranger: Page) -> None:
    body = stranger.get_by_role("list", name="Body of Execute a workflow")
    expect(body).not_to_contain_text("As in GET /nodes")
    body.get_by_role("button", name="Show fields of nodes").click()
    body.get_by_role("button", name="Show fields of data").click()
    expect(body).to_contain_text("As in GET /nodes")


@pytest.mark.parametrize("language", ["curl", "Python", "JavaScript"])
def test_the_code_of_execute_runs_with_the_key_put_in(
    page: Page, stack: Stack, language: str
) -> None:
    _open(page, stack)
    code = _code(page, "executeWorkflow", language)
    if language == "JavaScript":
        # Objects are shown three levels deep on the console; only the id is read here.
        code = code.replace("await answer.json()", "JSON.stringify(await answer.json())")
    commands = {
        "curl": ["bash", "-c", code],
        "Python": [sys.executable, "-c", code],
        "JavaScript": ["node", "--input-type=module", "-e", code],
    }
    told = _run(commands[language], WIREFLOW_KEY=stack.key)
    execution = json.loads(told.replace("'", '"').replace("None", "null"))["executionId"]
    assert stack.api.get(f"/workflows/executions/{execution}").json()["metadata"] == {
        "order": "A-1042"
    }


@pytest.mark.parametrize("language", ["Python", "JavaScript"])
def test_the_code_that_verifies_takes_ours_and_refuses_others(
    stranger: Page, language: str
) -> None:
    code = _code(stranger, "outgoing-webhooks", language)
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_1", now, BODY),
    }
    python = f"{code}\nprint(verified(json.loads(sys.argv[1]), sys.argv[2].encode())['type'])"
    call = "console.log(verified(JSON.parse(headers), body).type);"
    javascript = f"{code}\nconst [headers, body] = process.argv.slice(-2);\n{call}"
    commands = {
        "Python": [sys.executable, "-c", f"import sys\n{python}"],
        "JavaScript": ["node", "--input-type=module", "-e", javascript, "--"],
    }
    command = [*commands[language], json.dumps(headers)]
    told = _run([*command, BODY], WIREFLOW_WEBHOOK_SECRET=SECRET)
    assert told.strip() == "execution.completed"
    with pytest.raises(subprocess.CalledProcessError):
        _run([*command, BODY.replace("completed", "failed")], WIREFLOW_WEBHOOK_SECRET=SECRET)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing(stack: Stack, stranger: Page, theme: str) -> None:
    if theme == "dark":
        stranger.get_by_role("button", name="Use the dark theme").click()
    _try(stranger, "executeWorkflow")
    stranger.evaluate(AXE.read_text())
    found = stranger.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_a_phone_has_one_column_and_the_contents_behind_a_button(stranger: Page) -> None:
    stranger.set_viewport_size({"width": 390, "height": 844})
    assert stranger.evaluate("document.documentElement.scrollWidth") == 390
    contents = stranger.get_by_role("navigation", name="Contents")
    expect(contents).to_be_hidden()
    stranger.get_by_role("button", name="Contents").click()
    contents.get_by_role("link", name="Upload media").click()
    expect(contents).to_be_hidden()
    expect(stranger.get_by_role("heading", name="Upload media")).to_be_in_viewport()
