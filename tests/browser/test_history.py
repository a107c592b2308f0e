"""The list of runs over days: read on while it is scrolled, narrowed by state and date."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.live.stack import ROOT, Stack

pytestmark = pytest.mark.browser

# 40 runs three days ago, 20 two days ago of which 5 failed, 10 yesterday: a minute after another.
_PAST = """
from datetime import datetime, timedelta
from canvas.models import Execution, Workflow
from canvas.queries import first_id

workflow = Workflow.objects.get(id="{workflow_id}")
noon = datetime.now().astimezone().replace(hour=12, minute=0, second=0)
for days, count, failed in [(3, 40, 0), (2, 20, 5), (1, 10, 0)]:
    for minute in range(count):
        moment = noon - timedelta(days=days) + timedelta(minutes=minute)
        Execution.objects.create(
            id=first_id(moment),
            team=workflow.team,
            workflow=workflow,
            number=1_000 * days + minute,
            status="FAILED" if minute < failed else "COMPLETED",
            created_at=moment,
            started_at=moment,
            completed_at=moment + timedelta(seconds=3),
        )
"""


def _with_past(stack: Stack) -> str:
    """Id of a workflow that ran on the last three days."""
    made = stack.api.post("/workflows", json={"name": "Past", "nodes": [], "edges": []})
    workflow_id = str(made.json()["data"]["id"])
    script = _PAST.format(workflow_id=workflow_id)
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", script]
    subprocess.run(command, cwd=ROOT, env=dict(stack.environment), check=True)
    return workflow_id


def _rows(page: Page, **options: re.Pattern[str]) -> Locator:
    return page.get_by_role("listbox").get_by_role("option", **options)


def _scroll_to_end(page: Page) -> None:
    _rows(page).last.scroll_into_view_if_needed()


def test_the_list_reads_on_while_it_is_scrolled_and_is_narrowed_by_state_and_day(
    stack: Stack, page: Page
) -> None:
    page.goto(f"{stack.url}/workflows/{_with_past(stack)}#runs")
    days = page.get_by_role("listbox").get_by_role("group")
    rows, failed = _rows(page), _rows(page, name=re.compile("Failed"))
    expect(rows).to_have_count(30)
    expect(days).to_have_count(2)
    expect(page.get_by_role("group", name="Yesterday").get_by_role("option")).to_have_count(10)
    _scroll_to_end(page)
    expect(rows).to_have_count(60)
    _scroll_to_end(page)
    expect(rows).to_have_count(70)
    _scroll_to_end(page)
    expect(rows.last).to_contain_text(re.compile("^Run 3000"))
    expect(page.get_by_text("Reading on")).to_have_count(0)

    page.get_by_role("button", name="Filter").click()
    page.get_by_label("State", exact=True).select_option("FAILED")
    expect(rows).to_have_count(5)
    expect(failed).to_have_count(5)
    page.get_by_label("State", exact=True).select_option("")
    expect(rows).to_have_count(30)
    day = (date.today() - timedelta(days=2)).isoformat()
    page.get_by_label("From", exact=True).fill(day)
    expect(page.get_by_role("group", name="Yesterday")).to_be_visible()
    page.get_by_label("To", exact=True).fill(day)
    expect(rows).to_have_count(20)
    expect(days).to_have_count(1)
    page.get_by_label("State", exact=True).select_option("COMPLETED")
    expect(rows).to_have_count(15)
    expect(failed).to_have_count(0)
    with page.expect_download() as caught:
        page.get_by_role("link", name="Export").click()
    assert len(caught.value.path().read_text().splitlines()) == 16
    page.get_by_role("button", name="Clear").click()
    expect(rows).to_have_count(30)
    _scroll_to_end(page)
    expect(rows).to_have_count(60)
