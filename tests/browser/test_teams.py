"""Working together: asked in by a link, at work in the team, and out again."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signed_in
from tests.live.stack import ROOT, Stack

pytestmark = pytest.mark.browser

_PERSON = """
from wireflow.accounts.models import User
from wireflow.stack import sign_in
user, _ = User.objects.get_or_create(email="{email}", defaults={{"name": "{name}"}})
print(sign_in.link(user, "{url}"))
"""


def _link(stack: Stack, name: str) -> str:
    """Makes a person; a link that signs them in."""
    words = _PERSON.format(email=f"{name.lower()}@example.com", name=name, url=stack.url)
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", words]
    made = subprocess.run(
        command, cwd=ROOT, env=dict(stack.environment), check=True, capture_output=True, text=True
    )
    return made.stdout.strip().splitlines()[-1]


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """The browser of somebody who is not signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_somebody_is_asked_in_works_in_the_team_and_is_removed(
    stack: Stack, page: Page, other: Page, starter: str
) -> None:
    page.goto(f"{stack.url}/settings/members")
    page.get_by_role("button", name="Invite").click()
    page.get_by_role("dialog").get_by_label("Role").select_option("viewer")
    page.get_by_role("dialog").get_by_role("button", name="Invite").click()
    invitation = page.get_by_role("status").locator("code").inner_text()
    expect(page.get_by_role("row", name=re.compile("^Whoever has the link"))).to_be_visible()

    other.goto(invitation)
    expect(other.get_by_role("heading", level=1)).to_have_text("Join My studio")
    other.get_by_role("button", name="Sign in to join").click()
    expect(other).to_have_url(re.compile("/sign-in"))
    other.goto(_link(stack, "Bea"))
    expect(other).to_have_url(f"{stack.url}/workflows")
    expect(other.get_by_role("navigation", name="Path")).to_contain_text("My studio")
    other.goto(f"{stack.url}/workflows/{starter}")
    expect(other.get_by_role("article")).to_have_count(4)
    expect(other.get_by_role("button", name=re.compile("^Run"))).to_have_count(0)

    page.reload()
    page.get_by_role("button", name="Actions for Bea").click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove member").click()
    expect(page.get_by_role("row", name=re.compile("^Bea"))).to_have_count(0)
    answer = other.goto(f"{stack.url}/workflows/{starter}")
    assert answer is not None
    assert answer.status == 404
    other.goto(f"{stack.url}/workflows")
    expect(other.get_by_role("navigation", name="Path")).to_contain_text("Bea’s studio")

    page.goto(f"{stack.url}/settings/audit")
    for words in ("Removed a member", "Joined", "Invited"):
        expect(page.get_by_role("cell", name=words, exact=True).first).to_be_visible()
    page.get_by_label("Action").select_option("member_removed")
    expect(page.get_by_role("cell", name="Joined", exact=True)).to_have_count(0)
    expect(page.get_by_role("row", name=re.compile("bea@example.com")).first).to_be_visible()


def test_a_guest_looks_at_a_shared_workflow_and_takes_a_copy(
    stack: Stack, editor: Page, browser: Browser
) -> None:
    editor.get_by_role("button", name="Share").click()
    dialog = editor.get_by_role("dialog")
    dialog.get_by_label("Everybody with the link may look").check()
    expect(dialog.get_by_label("Everybody with the link may look")).to_be_checked()
    expect(dialog).to_contain_text("see nothing else of the team")
    address = editor.url
    with signed_in(stack, browser, viewport={"width": 1440, "height": 900}) as guest:
        guest.context.clear_cookies()
        guest.goto(_link(stack, "Gus"))
        guest.goto(address)
        expect(guest.get_by_role("article")).to_have_count(4)
        expect(guest.locator("body")).not_to_contain_text("My studio")
        guest.get_by_role("button", name="Make a copy in my team").click()
        expect(guest.get_by_role("button", name=re.compile("^Run"))).to_be_visible()
        expect(guest.get_by_role("navigation", name="Path")).to_contain_text("Gus’s studio")


def test_a_guest_edits_where_the_link_says_so(stack: Stack, editor: Page, browser: Browser) -> None:
    workflow = editor.url.rpartition("/")[2]
    stack.api.post(f"/workflows/{workflow}/visibility", json={"visibility": "edit"})
    with signed_in(stack, browser, viewport={"width": 1440, "height": 900}) as guest:
        guest.context.clear_cookies()
        guest.goto(_link(stack, "Gus"))
        guest.goto(editor.url)
        expect(guest.get_by_role("article")).to_have_count(4)
        guest.get_by_label("Name of the workflow").fill("Ours together")
        expect(guest.get_by_text("Saved", exact=True)).to_be_visible()
        expect(guest.get_by_role("button", name="Make a copy in my team")).to_be_visible()
        expect(guest.get_by_role("button", name=re.compile("^Run"))).to_have_count(0)
    assert stack.api.get(f"/workflows/{workflow}").json()["name"] == "Ours together"


def test_a_second_team_is_made_and_a_workflow_moves_there(stack: Stack, editor: Page) -> None:
    workflow = editor.url.rpartition("/")[2]
    name = stack.api.get(f"/workflows/{workflow}").json()["name"]
    editor.goto(f"{stack.url}/workflows")
    editor.get_by_role("button", name="Switch team").click()
    editor.get_by_role("menuitem", name="New team…").click()
    editor.get_by_role("textbox", name="Name", exact=True).fill("Film")
    editor.get_by_role("button", name="Create team").click()
    expect(editor).to_have_url(f"{stack.url}/settings/members")
    editor.get_by_role("button", name="Switch team").click()
    editor.get_by_role("menuitem", name="My studio").click()
    expect(editor.get_by_role("navigation", name="Path")).to_contain_text("My studio")
    editor.locator("article").first.hover()
    editor.get_by_role("button", name=f"Move {name} to another team").first.click()
    dialog = editor.get_by_role("dialog")
    dialog.get_by_label("The workflow itself").check()
    dialog.get_by_role("button", name="Move", exact=True).click()
    expect(dialog).to_have_count(0)
    assert stack.api.get(f"/workflows/{workflow}").status_code == 404
    editor.goto(f"{stack.url}/workflows/{workflow}")
    expect(editor.get_by_role("navigation", name="Path")).to_contain_text("Film")
    editor.goto(f"{stack.url}/settings/team")
    editor.get_by_role("button", name="Delete team").click()
    editor.get_by_label("Write its name to confirm").fill("Film")
    editor.get_by_role("dialog").get_by_role("button", name="Delete team").click()
    expect(editor).to_have_url(f"{stack.url}/workflows")
