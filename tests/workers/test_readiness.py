"""Branches that are not taken, failures that are borne: what runs, what does not, what is kept."""

from typing import Any

import pytest

from canvas.models import Execution, ExecutionStatus, NodeStatus
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from workers import launch
from workers.backends.protocol import BackendError

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = node("t", "input:text", prompt="a lake")
PROMPT = edge("t.prompt", "g.prompt")
SKETCH = node("g", "generate:wireflow_sketch", seed=1)
REFUSED = BackendError("The model refused the prompt", code="refused")


def statuses(execution: Execution) -> dict[str, str]:
    return dict(execution.node_runs.values_list("node_id", "status"))


def outputs(execution: Execution, node_id: str) -> dict[str, Any]:
    found: dict[str, Any] = run_of(execution, node_id).outputs
    return found


def branching(value: str) -> list[dict[str, Any]]:
    """Two ways: one shouts, one joins; both end in the same place."""
    return [
        node("t", "input:text", prompt=value),
        node("if", "logic:if", operator="contains", compare="lake"),
        node("yes", "utility:text_case", case="UPPER"),
        node("no", "utility:prompt_concat"),
        node("after", "output:preview"),
        node("end", "logic:coalesce"),
        edge("t.text", "if.value"),
        edge("if.true", "yes.text"),
        edge("if.false", "no.texts"),
        edge("no.text", "after.media"),
        edge("yes.text", "end.a"),
        edge("no.text", "end.b"),
    ]


@pytest.mark.parametrize(
    ("value", "result", "ran", "spared"),
    [
        ("a lake", "A LAKE", ["yes"], ["no", "after"]),
        ("a hill", "a hill", ["no", "after"], ["yes"]),
    ],
)
def test_only_the_way_that_is_taken_runs(
    team: Team, value: str, result: str, ran: list[str], spared: list[str]
) -> None:
    execution = drain(start(team, *branching(value)))
    assert execution.status == ExecutionStatus.COMPLETED
    found = statuses(execution)
    assert [found[node_id] for node_id in ran] == [NodeStatus.COMPLETED] * len(ran)
    assert [(found[one], run_of(execution, one).code) for one in spared] == [
        (NodeStatus.SKIPPED, "not_reached")
    ] * len(spared)
    assert outputs(execution, "end") == {"result": result}


def test_a_way_that_is_not_taken_is_not_paid_for(team: Team, backend: Any) -> None:
    execution = drain(
        start(
            team,
            TEXT,
            node("gate", "logic:gate", open=False),
            SKETCH,
            edge("t.text", "gate.value"),
            edge("gate.value", "g.prompt"),
        )
    )
    assert (execution.status, backend.calls) == (ExecutionStatus.COMPLETED, [])
    assert (run_of(execution, "g").charged, statuses(execution)["g"]) == (0, NodeStatus.SKIPPED)


def test_a_list_goes_on_with_what_comes(team: Team) -> None:
    execution = drain(
        start(
            team,
            TEXT,
            node("gate", "logic:gate", open=False),
            node("list", "utility:list_build"),
            edge("t.text", "gate.value"),
            edge("gate.value", "list.items"),
            edge("t.text", "list.items"),
        )
    )
    assert outputs(execution, "list") == {"list": ["a lake"]}


def test_a_merge_inside_a_way_that_is_not_taken_does_not_run(team: Team) -> None:
    execution = drain(
        start(
            team,
            TEXT,
            node("gate", "logic:gate", open=False),
            node("if", "logic:if"),
            node("end", "logic:coalesce"),
            edge("t.text", "gate.value"),
            edge("gate.value", "if.value"),
            edge("if.true", "end.a"),
            edge("if.false", "end.b"),
        )
    )
    assert execution.status == ExecutionStatus.COMPLETED
    assert (statuses(execution)["end"], statuses(execution)["if"]) == (NodeStatus.SKIPPED,) * 2


def fallen_back(**options: Any) -> list[dict[str, Any]]:
    return [
        TEXT,
        SKETCH,
        PROMPT,
        node("f", "logic:fallback", otherwise="no picture"),
        node("j", "utility:text_join"),
        edge("g.image", "f.value"),
        edge("f.result", "j.items"),
    ]


def test_a_failure_that_is_borne_does_not_fail_the_run(team: Team, backend: Any) -> None:
    backend.script = [REFUSED]
    execution = drain(start(team, *fallen_back()))
    assert (execution.status, execution.error) == (ExecutionStatus.COMPLETED, "")
    failed = run_of(execution, "g")
    assert (failed.status, failed.charged) == (NodeStatus.FAILED, 0)
    assert outputs(execution, "f") == {"result": "no picture", "used_fallback": True}
    assert outputs(execution, "j") == {"text": "no picture"}


def test_what_stands_for_a_failure_is_not_used_again(team: Team, backend: Any) -> None:
    backend.script = [REFUSED, {"image": "picture"}]
    first = drain(start(team, *fallen_back()))
    assert [run_of(first, node_id).cache_key for node_id in ("f", "j")] == ["", ""]
    second = drain(start(team, *fallen_back()))
    assert outputs(second, "f") == {"result": "picture", "used_fallback": False}
    third = start(team, *fallen_back())
    assert third.status == ExecutionStatus.COMPLETED
    assert run_of(third, "f").cached_from == second.id


def test_a_failure_that_something_still_misses_fails_the_run(team: Team, backend: Any) -> None:
    backend.script = [REFUSED]
    execution = drain(
        start(team, *fallen_back(), node("o", "output:preview"), edge("g.image", "o.media"))
    )
    assert (execution.status, execution.code) == (ExecutionStatus.FAILED, "refused")
    assert statuses(execution)["f"] == NodeStatus.COMPLETED
    assert statuses(execution)["o"] == NodeStatus.SKIPPED


def test_a_failure_far_above_is_borne_too(team: Team, backend: Any) -> None:
    backend.script = [REFUSED]
    execution = drain(
        start(
            team,
            TEXT,
            SKETCH,
            PROMPT,
            node("blur", "utility:image_blur"),
            node("c", "iterator:collect"),
            edge("g.image", "blur.image"),
            edge("blur.image", "c.items"),
            edge("t.text", "c.items"),
        )
    )
    assert execution.status == ExecutionStatus.COMPLETED
    assert statuses(execution)["blur"] == NodeStatus.SKIPPED
    assert outputs(execution, "c") == {"list": ["a lake"]}


def test_a_tolerant_node_waits_for_everything(team: Team, backend: Any) -> None:
    backend.script = [{"image": "picture"}]
    execution = start(
        team, TEXT, SKETCH, PROMPT, node("c", "logic:coalesce"),
        edge("g.image", "c.a"), edge("t.text", "c.b"),
    )  # fmt: skip
    drain(execution)
    assert outputs(execution, "c") == {"result": "picture"}


def test_a_failed_run_is_resumed_where_it_failed(team: Team, backend: Any) -> None:
    backend.script = [REFUSED, {"image": "picture"}]
    graph = [*fallen_back(), node("o", "output:preview"), edge("g.image", "o.media")]
    failed = drain(start(team, *graph))
    assert failed.status == ExecutionStatus.FAILED
    again = drain(launch.accept(launch.draft_retry(execution=failed, user=None)))
    assert again.status == ExecutionStatus.COMPLETED
    assert outputs(again, "o") == {"media": "picture"}
    assert outputs(again, "f") == {"result": "picture", "used_fallback": False}
