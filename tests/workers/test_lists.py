"""A list into an input for one: a row for each item, results in their places, money by the item."""

from typing import Any

import pytest
from PIL import Image

from billing import holds
from canvas import publications, spending, states, workflows
from canvas.errors import InvalidGraphError
from canvas.models import Asset, Execution, ExecutionStatus, NodeRun, NodeStatus, Source
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from workers import launch, lifecycle, runner, scheduler
from workers.backends.protocol import BackendError
from workers.facts import Origin
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)

LINES = node("t", "iterator:text_lines", text="a lake\na hill\na wood")
SKETCH = node("g", "generate:wireflow_sketch", seed=7)
PROMPTS = edge("t.lines", "g.prompt")
REFUSED = BackendError("The model refused the prompt", code="refused")


def items(execution: Execution, node_id: str = "g") -> list[NodeRun]:
    rows = NodeRun.objects.filter(execution=execution, node_id=node_id, item__isnull=False)
    return list(rows.order_by("item"))


def painted(call: Any, context: Any) -> dict[str, Any]:
    return {"image": f"{call.values['prompt']}, {call.values['seed']}"}


def refusing_hills(call: Any, context: Any) -> dict[str, Any]:
    return REFUSED if "hill" in call.values["prompt"] else painted(call, context)


def drain_inline(execution: Execution) -> None:
    """Runs what costs little, until only models wait."""
    inline = NodeRun.objects.filter(execution=execution, status="QUEUED", queue="inline")
    while run_id := inline.values_list("id", flat=True).first():
        runner.step(run_id)


def money(team: Team) -> tuple[int, int]:
    found = holds.credits_of(team)
    return found["available"], found["held"]


def test_each_item_is_run_and_its_result_stands_in_its_place(team: Team, backend: Any) -> None:
    backend.script = [painted] * 3
    execution = drain(start(team, LINES, SKETCH, PROMPTS))
    assert execution.status == ExecutionStatus.COMPLETED
    assert run_of(execution, "g").outputs == {"image": ["a lake, 7", "a hill, 8", "a wood, 9"]}
    assert [(item.status, item.charged) for item in items(execution)] == [("COMPLETED", 1)] * 3
    assert money(team) == (997, 0)


def test_the_price_is_quoted_for_the_number_of_items(team: Team, backend: Any) -> None:
    execution = start(team, LINES, SKETCH, PROMPTS)
    assert money(team) == (997, 3)
    lifecycle.cancel(execution.id)
    assert money(team) == (1000, 0)


def unforeseen(*words: str) -> list[dict[str, Any]]:
    """A list whose length only the run brings."""
    data = node("j", "input:json", value=list(words))
    found = node("x", "utility:json_extract", path="$[*]")
    wires = [edge("j.json", "x.data"), edge("x.all", "g.prompt")]
    return [data, found, SKETCH, *wires]


def test_what_the_quote_could_not_know_is_held_when_it_is_known(team: Team, backend: Any) -> None:
    execution = start(team, *unforeseen("a lake", "a hill"))
    quoted = money(team)
    drain_inline(execution)
    assert (quoted, money(team)) == ((999, 1), (998, 2))
    backend.script = [painted] * 2
    assert drain(execution).status == ExecutionStatus.COMPLETED
    assert money(team) == (998, 0)


def test_too_little_money_for_the_items_fails_the_step(team: Team, backend: Any) -> None:
    holds.place(team=team, source="elsewhere", credits=998)
    execution = drain(start(team, *unforeseen("a lake", "a hill", "a wood")))
    assert (execution.status, execution.code) == (ExecutionStatus.FAILED, "insufficient_credits")
    assert (money(team), backend.calls) == ((2, 998), [])


def test_items_count_for_the_cap_of_the_webhook_that_started_them(team: Team, backend: Any) -> None:
    nodes = [part for part in unforeseen("a lake", "a hill", "a wood") if "source" not in part]
    edges = [part for part in unforeseen() if "source" in part]
    made = workflows.create(team=team, user=None, name="W", nodes=nodes, edges=edges)
    publication = publications.change(publications.publish(made, user=None), daily_credits=5)

    def triggered(*words: str) -> Execution:
        draft = launch.draft(
            team=team,
            user=None,
            workflow=made,
            nodes=nodes,
            edges=edges,
            trigger_data={"j": list(words)},
            publication=publication,
        )
        return drain(launch.accept(draft, origin=Origin(Source.WEBHOOK)))

    backend.script = [painted] * 3
    assert triggered("one", "two", "three").status == ExecutionStatus.COMPLETED
    assert (spending.today(publication), money(team)) == (3, (997, 0))
    over = triggered("four", "five", "six")
    assert (over.status, over.code) == (ExecutionStatus.FAILED, "daily_credit_cap")
    assert (len(backend.calls), money(team)) == (3, (997, 0))
    assert spending.today(publication) == 4


def test_a_webhook_s_caller_is_not_told_what_the_team_has(team: Team, backend: Any) -> None:
    holds.place(team=team, source="elsewhere", credits=998)
    execution = start(team, *unforeseen("a lake", "a hill", "a wood"))
    Execution.objects.filter(id=execution.id).update(source=Source.WEBHOOK)
    drain(execution)
    assert run_of(execution, "g").error == "The owner of this webhook is out of credits"


def test_the_settings_of_a_question_take_no_list(team: Team) -> None:
    asks = node("q", "approval:choose", items=["a", "b"])
    lists = [{"nodeId": "q", "field": "at_least", "values": [1, 2]}]
    with pytest.raises(InvalidGraphError, match="no input “at_least” that takes single values"):
        start(team, asks, iterators=lists)


def test_what_was_reused_is_paid_when_it_has_to_be_made_again(team: Team, backend: Any) -> None:
    def one(call: Any, context: Any) -> Any:
        return REFUSED if call.values["prompt"] == "y" else {"image": Image.new("RGB", (8, 8))}

    sketches = [node(name, SKETCH["data"]["nodeType"], prompt=name, seed=1) for name in "xy"]
    backend.script = [one] * 6
    failed = drain(start(team, *sketches))
    kept = drain(launch.accept(launch.draft_retry(execution=failed, user=None)))
    assert (run_of(kept, "x").credits, money(team)) == (0, (999, 0))
    Asset.objects.filter(team=team).delete()
    made = drain(launch.accept(launch.draft_retry(execution=kept, user=None)))
    assert (run_of(made, "x").charged, money(team)) == (1, (998, 0))


def test_a_failed_item_leaves_a_gap_and_is_not_paid_for(team: Team, backend: Any) -> None:
    backend.script = [refusing_hills] * 3
    upper = node("u", "output:preview")
    execution = drain(start(team, LINES, SKETCH, PROMPTS, upper, edge("g.image", "u.media")))
    row = run_of(execution, "g")
    assert (execution.status, row.status, row.code) == ("COMPLETED", "COMPLETED", "items_failed")
    assert row.outputs == {"image": ["a lake, 7", None, "a wood, 9"]}
    assert row.warnings[0] == "1 of 3 items failed. 2: The model refused the prompt"
    assert (row.charged, money(team)) == (2, (998, 0))


def test_the_next_run_makes_only_what_failed(team: Team, backend: Any) -> None:
    backend.script = [refusing_hills] * 3
    drain(start(team, LINES, SKETCH, PROMPTS))
    backend.script = [painted]
    again = drain(start(team, LINES, SKETCH, PROMPTS))
    assert [call.values["prompt"] for call in backend.calls[3:]] == ["a hill"]
    assert run_of(again, "g").outputs == {"image": ["a lake, 7", "a hill, 8", "a wood, 9"]}
    assert money(team) == (997, 0)


def test_when_every_item_fails_the_step_fails(team: Team, backend: Any) -> None:
    backend.script = [REFUSED] * 3
    execution = drain(start(team, LINES, SKETCH, PROMPTS))
    assert (execution.status, execution.code) == (ExecutionStatus.FAILED, "refused")
    assert (run_of(execution, "g").charged, money(team)) == (0, (1000, 0))


def test_a_retry_quotes_all_items_again(team: Team, backend: Any) -> None:
    backend.script = [REFUSED] * 3
    execution = drain(start(team, LINES, SKETCH, PROMPTS))
    again = launch.accept(launch.draft_retry(execution=execution, user=None))
    assert money(team) == (997, 3)
    backend.script = [painted] * 3
    assert drain(again).status == ExecutionStatus.COMPLETED


def test_gaps_are_handed_on_and_collected_away(team: Team, backend: Any) -> None:
    backend.script = [refusing_hills] * 3
    collect = node("c", "iterator:collect")
    execution = drain(start(team, LINES, SKETCH, PROMPTS, collect, edge("g.image", "c.items")))
    assert run_of(execution, "c").outputs == {"list": ["a lake, 7", "a wood, 9"]}
    assert run_of(execution, "c").cache_key == ""


def test_lists_go_in_step_and_a_list_of_one_with_all(team: Team, backend: Any) -> None:
    backend.script = [painted] * 3
    seeds = node("s", "iterator:range", start=1, stop=3)
    execution = start(team, LINES, SKETCH, PROMPTS, seeds, edge("s.numbers", "g.seed"))
    assert run_of(drain(execution), "g").outputs["image"] == ["a lake, 1", "a hill, 2", "a wood, 3"]


def test_lists_of_different_lengths_do_not_go_together(team: Team, backend: Any) -> None:
    seeds = node("s", "iterator:range", start=1, stop=2)
    execution = drain(start(team, LINES, SKETCH, PROMPTS, seeds, edge("s.numbers", "g.seed")))
    assert execution.status == ExecutionStatus.FAILED
    assert "do not go together: 3 into “Prompt” and 2 into “Seed”" in execution.error


def test_cheap_steps_run_their_items_in_one_go(team: Team) -> None:
    upper = node("u", "utility:text_case", case="UPPER")
    execution = drain(start(team, LINES, upper, edge("t.lines", "u.text")))
    assert run_of(execution, "u").outputs == {"text": ["A LAKE", "A HILL", "A WOOD"]}
    assert items(execution, "u") == []


def test_an_empty_list_runs_nothing_and_costs_nothing(team: Team, backend: Any) -> None:
    empty = node("t", "iterator:text_lines", text="\n\n.", at_most=1)
    part = node("p", "utility:list_slice", start=1)
    execution = drain(
        start(team, empty, part, SKETCH, edge("t.lines", "p.items"), edge("p.list", "g.prompt"))
    )
    assert (execution.status, run_of(execution, "g").outputs) == ("COMPLETED", {"image": []})
    assert money(team) == (1000, 0)


def test_more_items_than_are_allowed_are_refused_before_the_run(team: Team, settings: Any) -> None:
    settings.MAX_ITEMS = 2
    with pytest.raises(InvalidGraphError) as refused:
        start(team, LINES, SKETCH, PROMPTS)
    assert refused.value.details["violations"][0]["rule"] == "too_many_items"


def test_a_poll_shows_the_items_and_counts_their_progress(team: Team, backend: Any) -> None:
    execution = start(team, LINES, SKETCH, PROMPTS)
    drain_inline(execution)
    queued = states.poll_body(execution)["nodeStates"][1]
    assert (queued["status"], queued["phase"]) == ("PENDING", "queued")
    first = items(execution)[0]
    claimed = lifecycle.claim(first.id, worker="w")
    assert claimed is not None
    claimed.progress = 0.6
    lifecycle.beat([claimed])
    state = states.poll_body(execution)["nodeStates"][1]
    assert (state["status"], state["phase"], state["progress"]) == ("RUNNING", "running", 0.2)
    assert [item["status"] for item in state["items"]] == ["RUNNING", "PENDING", "PENDING"]


def test_the_item_of_a_lost_worker_is_run_again(team: Team, backend: Any) -> None:
    execution = start(team, LINES, SKETCH, PROMPTS)
    drain_inline(execution)
    lifecycle.claim(items(execution)[1].id, worker="gone")
    NodeRun.objects.filter(item=1).update(lease_until="2020-01-01T00:00:00Z")
    assert scheduler.reap() == 1
    backend.script = [painted] * 3
    assert run_of(drain(execution), "g").outputs["image"][1] == "a hill, 8"


def test_cancelling_ends_all_items_and_keeps_what_is_done(team: Team, backend: Any) -> None:
    execution = start(team, LINES, SKETCH, PROMPTS)
    drain_inline(execution)
    backend.script = [painted]
    runner.step(items(execution)[0].id)
    lifecycle.cancel(execution.id)
    assert [item.status for item in items(execution)] == ["COMPLETED", "CANCELLED", "CANCELLED"]
    assert run_of(execution, "g").status == NodeStatus.CANCELLED
    assert money(team) == (999, 0)


def test_what_happens_elsewhere_says_nothing_new_of_the_list(
    team: Team, backend: Any, published: list[dict[str, Any]]
) -> None:
    beside = node("b", "generate:wireflow_sketch", prompt="a hill", seed=1)
    execution = start(team, LINES, SKETCH, PROMPTS, beside)
    drain_inline(execution)
    backend.script = [painted]
    published.clear()
    run = run_of(execution, "b")
    claimed = lifecycle.claim(run.id, worker="w")
    assert claimed is not None
    lifecycle.finish(execution.id, [Outcome(claimed, NodeStatus.COMPLETED, outputs={"image": "x"})])
    told = {state["nodeId"] for message in published for state in message["nodes"]}
    assert told == {"b"}
