"""Steps that ask a person: parked without a worker, answered once, in time or not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from billing import holds
from canvas import questions, states
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.jobs import ask
from wireflow.accounts.models import Team
from wireflow.errors import ConflictError, NotFoundError
from workers import decisions, launch, lifecycle
from workers.decisions import UnfitDecisionError

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = node("t", "input:text", prompt="a lake")
APPROVE = node("ok", "approval:wait", message="Good enough?")
WAYS = [
    node("yes", "utility:text_case", case="UPPER"),
    node("no", "utility:prompt_concat"),
    edge("t.text", "ok.value"),
    edge("ok.approved", "yes.text"),
    edge("ok.rejected", "no.texts"),
]
LIST = node("l", "input:list", items=["a", "b", "c"])


def waiting(team: Team, *parts: dict[str, Any], **options: Any) -> Execution:
    """An execution that has come to its question."""
    execution = drain(start(team, *parts, **options))
    assert execution.status == ExecutionStatus.RUNNING
    return execution


def choosing(team: Team, **config: Any) -> Execution:
    chooser = node("c", "approval:choose", **config)
    return waiting(team, LIST, chooser, edge("l.list", "c.items"))


def state(execution: Execution, node_id: str) -> dict[str, Any]:
    found = states.poll_body(execution)["nodeStates"]
    return next(one for one in found if one["nodeId"] == node_id)


@pytest.mark.parametrize(("answer", "taken", "left"), [(True, "yes", "no"), (False, "no", "yes")])
def test_the_answer_opens_one_way(team: Team, answer: bool, taken: str, left: str) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    decisions.decide(execution, "ok", {"approve": answer}, by="Ada")
    done = drain(execution)
    assert done.status == ExecutionStatus.COMPLETED
    assert run_of(done, taken).status == NodeStatus.COMPLETED
    assert (run_of(done, left).status, run_of(done, left).code) == ("SKIPPED", "not_reached")
    decided = state(done, "ok")["decision"]
    assert (decided["approve"], decided["by"], decided["at"][:2]) == (answer, "Ada", "20")


def test_a_question_says_what_it_is_about_and_holds_no_worker(team: Team) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    row = run_of(execution, "ok")
    assert (row.status, row.lease_until, row.worker) == (NodeStatus.WAITING, None, "")
    shown = state(execution, "ok")
    assert (shown["status"], shown["phase"], shown["decision"]) == ("RUNNING", "running", None)
    question = shown["question"]
    assert (question["kind"], question["message"], question["values"]) == (
        "approve", "Good enough?", ["a lake"],
    )  # fmt: skip
    assert question["expiresAt"] == states.iso(row.deadline_at)


def test_what_is_chosen_comes_out_in_the_order_of_choosing(team: Team) -> None:
    execution = choosing(team, at_least=1, at_most=2)
    question = state(execution, "c")["question"]
    assert (question["values"], question["atLeast"], question["atMost"]) == (["a", "b", "c"], 1, 2)
    decisions.decide(execution, "c", {"choose": [2, 0]}, by="Ada")
    assert run_of(drain(execution), "c").outputs == {"chosen": ["c", "a"]}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"approve": True}, "wants “choose”"),
        ({}, "wants “choose”"),
        ({"choose": []}, "Choose 1 to 2; 0 were chosen"),
        ({"choose": [0, 1, 2]}, "Choose 1 to 2; 3 were chosen"),
        ({"choose": [1, 1]}, "different places, 0 to 2"),
        ({"choose": [3]}, "different places, 0 to 2"),
    ],
)
def test_an_answer_must_fit_the_question(team: Team, answer: dict[str, Any], words: str) -> None:
    execution = choosing(team, at_least=1, at_most=2)
    with pytest.raises(UnfitDecisionError, match=words):
        decisions.decide(execution, "c", answer, by="Ada")
    assert run_of(execution, "c").status == NodeStatus.WAITING


def test_a_question_is_answered_once(team: Team) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    decisions.decide(execution, "ok", {"approve": True}, by="Ada")
    with pytest.raises(ConflictError):
        decisions.decide(execution, "ok", {"approve": False}, by="Bob")
    assert drain(execution).status == ExecutionStatus.COMPLETED
    with pytest.raises(ConflictError):
        decisions.decide(execution, "ok", {"approve": False}, by="Bob")
    with pytest.raises(NotFoundError):
        decisions.decide(execution, "nobody", {"approve": True}, by="Bob")


def test_a_question_without_an_answer_fails_in_the_end(team: Team) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    soon = run_of(execution, "ok").deadline_at
    assert soon is not None
    NodeRun.objects.filter(node_id="ok").update(deadline_at=Now() - timedelta(seconds=1))
    ask(execution, "ok")
    assert (execution.status, execution.code) == (ExecutionStatus.FAILED, "deadline_exceeded")
    assert "Nobody decided in time" in execution.error


def test_zero_hours_wait_for_ever(team: Team) -> None:
    execution = choosing(team, wait_hours=0)
    row = run_of(execution, "c")
    assert (row.deadline_at, row.next_poll_at) == (None, None)


def test_who_cancels_need_not_answer(team: Team) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    lifecycle.cancel(execution.id)
    row = run_of(execution, "ok")
    assert (row.status, row.next_poll_at) == (NodeStatus.CANCELLED, None)
    with pytest.raises(ConflictError):
        decisions.decide(execution, "ok", {"approve": True}, by="Ada")


def test_money_is_held_while_it_waits_and_given_back(team: Team, backend: Any) -> None:
    sketch = node("g", "generate:wireflow_sketch", seed=1)
    wires = [edge("t.text", "ok.value"), edge("ok.approved", "g.prompt")]
    execution = waiting(team, TEXT, APPROVE, sketch, *wires)
    assert holds.credits_of(team) == {"available": 999, "held": 1, "unlimited": False}
    decisions.decide(execution, "ok", {"approve": False}, by="Ada")
    assert drain(execution).status == ExecutionStatus.COMPLETED
    assert holds.credits_of(team) == {"available": 1000, "held": 0, "unlimited": False}


def test_a_retry_keeps_what_was_decided(team: Team, backend: Any) -> None:
    sketch = node("g", "generate:wireflow_sketch", seed=1)
    wires = [edge("t.text", "ok.value"), edge("ok.approved", "g.prompt")]
    execution = waiting(team, TEXT, APPROVE, sketch, *wires)
    decisions.decide(execution, "ok", {"approve": True}, by="Ada")
    backend.script = [RuntimeError("broken")]
    assert drain(execution).status == ExecutionStatus.FAILED
    backend.script = [{"image": "picture"}]
    again = launch.accept(launch.draft_retry(execution=execution, user=None))
    assert drain(again).status == ExecutionStatus.COMPLETED
    assert run_of(again, "g").outputs == {"image": "picture"}


def test_an_answer_stands_only_where_what_was_seen_is_kept(team: Team) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    decisions.decide(execution, "ok", {"approve": True}, by="Ada")
    row = run_of(execution, "ok")
    assert questions.DECISION in questions.still_answered(row, {"t"})
    assert questions.DECISION not in questions.still_answered(row, set())


def test_a_new_run_asks_anew(team: Team) -> None:
    execution = waiting(team, TEXT, APPROVE, *WAYS)
    decisions.decide(execution, "ok", {"approve": True}, by="Ada")
    drain(execution)
    again = launch.accept(launch.draft_again(execution=execution, user=None))
    assert drain(again).status == ExecutionStatus.RUNNING
    assert state(again, "ok")["question"] is not None
