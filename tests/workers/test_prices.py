"""A price by what is read counts the words that really arrive, not those that were typed."""

from dataclasses import replace
from typing import Any

import pytest

from billing import holds
from canvas import publications, spending, workflows
from canvas.models import Execution, ExecutionStatus, Source
from canvas.nodes.registry import registry
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from workers import estimates, launch
from workers.facts import Origin

pytestmark = pytest.mark.django_db(transaction=True)

READER = "generate:wireflow_sketch"
WIRED = [node("g", READER), edge("t.text", "g.prompt")]
MENTIONS = [node("g", READER, prompt="Read {{t}}.")]


@pytest.fixture(autouse=True)
def _paid_by_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    paid = replace(registry().get(READER), unit="1,000 characters", credits=10)  # type: ignore[type-var]
    monkeypatch.setitem(registry()._by_name, READER, paid)


def _text(length: int) -> dict[str, Any]:
    return node("t", "utility:text_case", text="x" * length, case="UPPER")


def _read(call: Any, context: Any) -> dict[str, Any]:
    return {"image": f"{len(call.values['prompt'])} read"}


def _money(team: Team) -> tuple[int, int]:
    found = holds.credits_of(team)
    return found["available"], found["held"]


def _published(team: Team, parts: list[dict[str, Any]], *, cap: int) -> Any:
    made = workflows.create(
        team=team,
        user=None,
        name="W",
        nodes=[part for part in parts if "data" in part],
        edges=[part for part in parts if "source" in part],
    )
    return publications.change(publications.publish(made, user=None), daily_credits=cap)


def _triggered(publication: Any) -> Execution:
    draft = launch.draft(
        team=publication.workflow.team,
        user=None,
        workflow=publication.workflow,
        nodes=publication.version.nodes,
        edges=publication.version.edges,
        trigger_data={},
        publication=publication,
    )
    return drain(launch.accept(draft, origin=Origin(Source.WEBHOOK)))


@pytest.mark.parametrize("parts", [WIRED, MENTIONS], ids=["wired", "mentioned"])
def test_what_arrives_is_held_and_captured(
    team: Team, backend: Any, parts: list[dict[str, Any]]
) -> None:
    backend.script = [_read]
    execution = start(team, _text(2_500), *parts)
    assert _money(team) == (990, 10)
    drain(execution)
    run = run_of(execution, "g")
    assert (execution.status, run.credits, run.charged) == (ExecutionStatus.COMPLETED, 30, 30)
    assert _money(team) == (970, 0)


@pytest.mark.parametrize("parts", [WIRED, MENTIONS], ids=["wired", "mentioned"])
def test_an_estimate_says_that_it_does_not_know(team: Team, parts: list[dict[str, Any]]) -> None:
    graph = [_text(2_500), *parts]
    quote = estimates.estimate(
        team=team,
        nodes=[part for part in graph if "data" in part],
        edges=[part for part in graph if "source" in part],
        trigger_data={},
    )
    assert quote["estimateComplete"] is False
    assert [warning["rule"] for warning in quote["warnings"]] == ["price_estimated"]


def test_a_mention_of_the_trigger_data_is_counted_beforehand(team: Team) -> None:
    reads = node("g", READER, prompt="{{story}}")
    start(team, reads, trigger_data={"story": "x" * 1_200})
    assert _money(team) == (980, 20)


def test_each_item_costs_what_it_reads(team: Team, backend: Any) -> None:
    mention = node("g", READER, prompt="{{t}}")
    seeds = node("s", "iterator:range", start=1, stop=2)
    backend.script = [_read] * 2
    execution = drain(start(team, _text(1_500), mention, seeds, edge("s.numbers", "g.seed")))
    assert (execution.status, _money(team)) == (ExecutionStatus.COMPLETED, (960, 0))
    assert run_of(execution, "g").charged == 40


def test_too_little_money_for_what_arrives_fails_the_step(team: Team, backend: Any) -> None:
    holds.place(team=team, source="elsewhere", credits=985)
    execution = drain(start(team, _text(2_500), *WIRED))
    assert (execution.status, execution.code) == (ExecutionStatus.FAILED, "insufficient_credits")
    assert (_money(team), backend.calls) == ((15, 985), [])


def test_what_arrives_counts_for_the_cap_of_a_webhook(team: Team, backend: Any) -> None:
    backend.script = [_read]
    publication = _published(team, [_text(2_500), *WIRED], cap=30)
    assert _triggered(publication).status == ExecutionStatus.COMPLETED
    assert spending.today(publication) == 30
    tight = _published(team, [_text(2_600), *WIRED], cap=20)
    over = _triggered(tight)
    assert (over.status, over.code) == (ExecutionStatus.FAILED, "daily_credit_cap")
    assert len(backend.calls) == 1


def test_a_webhook_s_caller_is_not_told_what_is_missing(team: Team, backend: Any) -> None:
    holds.place(team=team, source="elsewhere", credits=985)
    over = _triggered(_published(team, [_text(2_500), *WIRED], cap=100))
    assert over.error.endswith("The owner of this webhook is out of credits")
