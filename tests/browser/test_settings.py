"""Settings: API keys, what they used, and the limits of the plan."""

import re
import subprocess
import sys

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pasting import paste
from tests.live.stack import ROOT, Stack, wait_for

pytestmark = pytest.mark.browser

_EXPIRE = """
from django.utils import timezone
from api.models import ApiKey
ApiKey.objects.filter(name="short-lived").update(expires_at=timezone.now())
"""


@pytest.fixture
def keys(stack: Stack, page: Page) -> Page:
    page.goto(f"{stack.url}/settings/api-keys")
    expect(page.get_by_role("row", name=re.compile("^tests"))).to_be_visible()
    return page


def _make_key(page: Page, name: str) -> str:
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Run published apps").check()
    page.get_by_role("dialog").get_by_role("button", name="Create key").click()
    return _shown(page, name)


def _shown(page: Page, name: str) -> str:
    banner = page.get_by_role("status").filter(has_text=f"“{name}” is ready")
    return banner.locator("code").inner_text()


def _choose(page: Page, row: str, entry: str) -> None:
    page.get_by_role("button", name=f"Actions for {row}").first.click()
    page.get_by_role("menuitem", name=entry).click()


def _call(stack: Stack, key: str) -> httpx.Response:
    return httpx.get(f"{stack.url}/api/v1/workflows", headers={"Authorization": f"Bearer {key}"})


def test_a_key_is_shown_once_copied_and_its_calls_are_counted(stack: Stack, keys: Page) -> None:
    key = _make_key(keys, "web-prod")
    keys.get_by_role("button", name="Copy key").click()
    expect(keys.get_by_role("button", name="Copied")).to_be_visible()
    assert keys.evaluate("navigator.clipboard.readText()") == key
    assert _call(stack, key).status_code == 200
    keys.reload()
    row = keys.get_by_role("row", name=re.compile("^web-prod"))
    expect(row.get_by_role("img", name="1 call in 12 days, 1 of them today")).to_be_visible()
    expect(row).to_contain_text(f"····{key[-4:]}")
    expect(row).to_contain_text("Apps")
    expect(keys.get_by_text(key)).to_have_count(0)


def test_a_rotated_key_goes_on_for_a_day_beside_the_new_one(stack: Stack, keys: Page) -> None:
    old = _make_key(keys, "rotating")
    _choose(keys, "rotating", "Rotate")
    expect(keys.get_by_role("dialog")).to_contain_text("The old key goes on for 24 hours")
    keys.get_by_role("button", name="Rotate key").click()
    rows = keys.get_by_role("row", name=re.compile("^rotating"))
    expect(rows).to_have_count(2)
    expect(rows.last).to_contain_text("Expires in 24 h")
    new = _shown(keys, "rotating")
    assert new != old
    assert [_call(stack, key).status_code for key in (old, new)] == [200, 200]


def test_revoked_and_expired_keys_are_refused(stack: Stack, keys: Page) -> None:
    revoked = _make_key(keys, "revoked")
    _choose(keys, "revoked", "Revoke")
    keys.get_by_role("button", name="Revoke key").click()
    expect(keys.get_by_role("row", name=re.compile("^revoked"))).to_have_count(0)
    assert _call(stack, revoked).json()["error"] == "Invalid API key"
    expired = _make_key(keys, "short-lived")
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", _EXPIRE]
    subprocess.run(command, cwd=ROOT, env=dict(stack.environment), check=True)
    assert _call(stack, expired).json()["error"] == "API key has expired"
    keys.reload()
    expect(keys.get_by_role("row", name=re.compile("^short-lived"))).to_contain_text("Expired")


def test_the_shown_call_runs_the_chosen_workflow_and_moves_the_limits(
    stack: Stack, keys: Page
) -> None:
    starter = stack.api.get("/workflows?limit=100").json()[-1]
    made = stack.api.post("/workflows", json={**starter, "name": "Chosen one"}).json()["data"]
    keys.reload()
    keys.get_by_label("Run which workflow").select_option("Chosen one")
    sample = keys.get_by_role("region", name="How to call it")
    expect(sample.locator("pre")).to_contain_text(made["id"])
    today = keys.get_by_label("Runs today")
    before = int(today.inner_text())
    call = sample.locator("pre").inner_text().partition("\n\n#")[0]
    answer = paste(call, WIREFLOW_KEY=stack.key)
    assert (answer["status"], answer["workflowId"]) == ("RUNNING", made["id"])
    expect(today).to_have_text(str(before + 1))
    expect(keys.get_by_label("Requests this minute")).to_have_text(re.compile("^[1-9]"))


def test_a_menu_and_a_dialog_obey_the_keyboard(keys: Page) -> None:
    actions = keys.get_by_role("button", name="Actions for tests")
    actions.focus()
    keys.keyboard.press("Enter")
    expect(keys.get_by_role("menuitem", name="Rotate")).to_be_focused()
    keys.keyboard.press("ArrowDown")
    expect(keys.get_by_role("menuitem", name="Revoke")).to_be_focused()
    keys.keyboard.press("Escape")
    expect(keys.get_by_role("menu")).to_have_count(0)
    expect(actions).to_be_focused()
    keys.keyboard.press("Enter")
    expect(keys.get_by_role("menuitem", name="Rotate")).to_be_focused()
    keys.keyboard.press("Enter")
    expect(keys.get_by_role("dialog", name="Rotate “tests”?")).to_be_visible()
    keys.keyboard.press("Escape")
    expect(keys.get_by_role("dialog")).to_have_count(0)
    expect(actions).to_be_focused()


def test_usage_names_what_ran(stack: Stack, editor: Page) -> None:
    workflow_id = editor.url.rsplit("/", 1)[1]
    answer = stack.api.post(f"/workflows/{workflow_id}/execute", json={"targetNodeId": "prompt"})
    poll = f"/workflows/executions/{answer.json()['executionId']}/poll"
    wait_for(lambda: stack.api.get(poll).json()["status"] == "COMPLETED", 60, "the run")
    editor.goto(f"{stack.url}/settings/usage")
    runs = editor.get_by_role("region", name="Runs by day").get_by_role("img")
    expect(runs).to_have_attribute("aria-label", re.compile(r"^\d+ runs in 30 days, most on "))
    expect(editor.get_by_role("row", name=re.compile("input:text"))).to_contain_text("Text")


def test_a_teams_own_key_makes_a_providers_models_ready(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/settings/providers")
    row = page.get_by_role("row", name=re.compile("^fal"))
    expect(row).to_contain_text("No key: its models cannot run")
    row.get_by_role("button", name="Add key for fal").click()
    page.get_by_label("Key", exact=True).fill("fal-key-of-ours-0123")
    page.get_by_role("button", name="Save key").click()
    expect(row).to_contain_text("Your key ····0123")
    assert _availability(stack, "generate:flux_2_pro") == "ready"
    row.get_by_role("button", name="Actions for fal").click()
    page.get_by_role("menuitem", name="Remove key").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove key").click()
    expect(row).to_contain_text("No key")
    assert _availability(stack, "generate:flux_2_pro") == "needs_key"


def _availability(stack: Stack, node_type: str) -> str:
    found: str = stack.api.get(f"/nodes/{node_type}").json()["availability"]
    return found
