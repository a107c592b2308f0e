"""A run that asks a person: they choose, approve or reject on the card, and it goes on."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import canvas
from tests.live.graphs import edge, node
from tests.live.stack import Stack

pytestmark = pytest.mark.browser


def test_a_run_waits_for_what_a_person_chooses_and_approves(page: Page, stack: Stack) -> None:
    nodes = [
        node("ideas", "input:list", items=["A lake", "A hill", "A wood"]),
        node("choose", "approval:choose", message="Which ones?", at_least=2, at_most=2),
        node("approve", "approval:wait", message="Print them?"),
        node("shout", "utility:prompt_concat", separator=" & "),
    ]
    for place, item in enumerate(nodes):
        item["position"] = {"x": 330 * place, "y": 0}
    edges = [
        edge("ideas.list", "choose.items"),
        edge("choose.chosen", "approve.value"),
        edge("approve.approved", "shout.texts"),
    ]
    made = stack.api.post("/workflows", json={"name": "Ask", "nodes": nodes, "edges": edges})
    page.goto(f"{stack.url}/workflows/{made.json()['data']['id']}")
    expect(page.get_by_role("article")).to_have_count(4)
    page.get_by_role("button", name=re.compile("^Run( |$)")).first.click()

    choice = page.get_by_role("region", name="choose asks")
    expect(choice).to_contain_text("Which ones?")
    use = choice.get_by_role("button", name=re.compile("^Use"))
    choice.get_by_role("button", name="Choose A wood").click()
    expect(use).to_be_disabled()
    choice.get_by_role("button", name="Choose A lake").press("Enter")
    use.click()

    question = page.get_by_role("region", name="approve asks")
    expect(question).to_contain_text("Print them?")
    expect(question).to_contain_text("A wood")
    page.reload()
    question.get_by_role("button", name="Approve").click()
    expect(canvas.card(page, "shout")).to_contain_text("A wood & A lake")
    expect(canvas.card(page, "choose")).to_contain_text("chose 2")
    expect(canvas.card(page, "approve")).to_contain_text("Approved by")
    expect(page.get_by_role("region", name="The run")).to_contain_text("Completed")
