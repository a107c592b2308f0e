"""Frozen nodes: kept results run nothing and cost nothing."""

from typing import Any

import PIL.Image
import pytest

from billing.models import Account
from canvas.errors import InvalidGraphError
from canvas.models import Asset, Execution, ExecutionStatus, NodeRun
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from workers import estimates, removal

pytestmark = pytest.mark.django_db(transaction=True)

PROMPT = node("p", "input:text", prompt="A sunset over a mountain lake")
SHOW = node("s", "output:preview")
WIRES = (edge("p.prompt", "g.prompt"), edge("g.image", "s.media"))


def sketch(frozen: str = "") -> dict[str, Any]:
    made = node("g", "generate:wireflow_sketch")
    return {**made, "data": {**made["data"], "frozen": frozen}} if frozen else made


@pytest.fixture
def kept(team: Team, backend: Any) -> NodeRun:
    """A finished sketch, made with a seed that was drawn."""
    backend.script = [{"image": PIL.Image.new("RGB", (8, 8), "red")}]
    return run_of(drain(start(team, PROMPT, sketch(), SHOW, *WIRES)), "g")


def test_a_frozen_node_keeps_its_result_and_costs_nothing(team: Team, kept: NodeRun) -> None:
    balance = Account.objects.get(team=team).balance
    execution = drain(start(team, PROMPT, sketch(str(kept.id)), SHOW, *WIRES, force=True))
    again = run_of(execution, "g")
    assert execution.status == ExecutionStatus.COMPLETED
    assert (again.outputs, again.values["seed"]) == (kept.outputs, kept.values["seed"])
    assert (again.credits, again.charged, again.cached_from) == (0, 0, kept.execution_id)
    assert [row.node_id for row in execution.node_runs.order_by("position")] == ["g", "s"]
    assert Account.objects.get(team=team).balance == balance


def test_what_follows_a_frozen_node_is_cached_by_the_kept_result(team: Team, kept: NodeRun) -> None:
    execution = start(team, PROMPT, sketch(str(kept.id)), SHOW, *WIRES)
    assert run_of(execution, "s").cached_from == kept.execution_id


def test_an_estimate_leaves_out_the_price_of_a_frozen_node(team: Team, kept: NodeRun) -> None:
    quote = estimates.estimate(
        team=team,
        nodes=[PROMPT, sketch(str(kept.id)), SHOW],
        edges=list(WIRES),
        trigger_data={},
    )
    assert quote["estimatedCredits"] == 0


@pytest.mark.parametrize(
    "why", ["gone", "deleted", "no id", "another team", "another type", "unfinished"]
)
def test_a_result_that_is_not_there_is_a_violation_with_a_fix(
    team: Team, kept: NodeRun, why: str
) -> None:
    frozen = str(kept.id)
    if why == "gone":
        NodeRun.objects.all().delete()
    elif why == "deleted":
        removal.delete(Asset.objects.get(id=kept.outputs["image"]["assetId"]))
    elif why == "no id":
        frozen = "the last one"
    elif why == "another team":
        NodeRun.objects.update(team=Team.objects.create(name="Elsewhere"))
    elif why == "another type":
        NodeRun.objects.filter(id=kept.id).update(node_type="upscale:real_esrgan")
    else:
        NodeRun.objects.filter(id=kept.id).update(status="FAILED")
    before = Execution.objects.count()
    with pytest.raises(InvalidGraphError) as refusal:
        start(team, PROMPT, sketch(frozen), SHOW, *WIRES)
    assert refusal.value.details["violations"] == [
        {
            "rule": "frozen_result_gone",
            "message": "The frozen result of “g” is no longer there.",
            "nodeId": "g",
            "fix": "Unfreeze it, run it, and freeze the new result",
        }
    ]
    assert Execution.objects.count() == before
