"""What a step sees and leaves."""

import io
from collections.abc import Callable
from typing import Any

import PIL.Image
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvas.models import Asset, ExecutionStatus, NodeRun, NodeStatus
from tests.live.graphs import edge, node
from tests.workers.engine import drain, png_bytes, run_of, start
from wireflow.accounts.models import Team
from workers import assets, lifecycle, runner
from workers.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def red(team: Team) -> dict[str, Any]:
    """A reference to a 40 × 20 red picture."""
    return assets.reference(assets.store(team=team, data=png_bytes(), content_type="image/png"))


def test_text_flows_through_utilities(team: Team) -> None:
    execution = drain(
        start(
            team,
            node("a", "input:text", prompt="A sunset"),
            node("b", "input:text", prompt="over a mountain lake"),
            node("c", "utility:prompt_concat"),
            edge("a.prompt", "c.texts"),
            edge("b.prompt", "c.texts"),
        )
    )
    assert execution.status == ExecutionStatus.COMPLETED
    assert list(run_of(execution, "c").outputs.values()) == ["A sunset over a mountain lake"]


def test_pictures_become_assets_with_their_size(team: Team, red: dict[str, Any]) -> None:
    execution = drain(
        start(
            team,
            node("i", "input:image", image=red),
            node("g", "utility:image_grayscale"),
            node("r", "utility:image_resize", width=10, height=10, fit="cover"),
            edge("i.image", "g.image"),
            edge("g.image", "r.image"),
        )
    )
    assert execution.status == ExecutionStatus.COMPLETED
    result = run_of(execution, "r").outputs["image"]
    assert (result["width"], result["height"], result["contentType"]) == (10, 10, "image/png")
    stored = Asset.objects.get(id=result["assetId"])
    assert stored.node_run_id == run_of(execution, "r").id
    picture = PIL.Image.open(io.BytesIO(assets.read(team, result))).convert("RGB")
    assert picture.getpixel((5, 5)) == (76, 76, 76)


def test_trigger_data_reaches_a_lone_nodes_port(team: Team, backend: Any) -> None:
    backend.script = [{"image": PIL.Image.new("RGB", (8, 8))}]
    drain(
        start(
            team,
            node("g", "generate:wireflow_sketch"),
            trigger_data={"prompt": "A sunset over a mountain lake"},
        )
    )
    assert backend.calls[0].values["prompt"] == "A sunset over a mountain lake"


def test_a_model_gets_its_values_and_its_warnings_are_kept(team: Team, backend: Any) -> None:
    def warned(call: Any, context: Any) -> dict[str, Any]:
        context.warn("It has not learnt: cat")
        return {"image": PIL.Image.new("RGB", (8, 8), "blue")}

    backend.script = [warned]
    execution = drain(start(team, node("g", "generate:wireflow_sketch", prompt="A cat", seed=7)))
    run = run_of(execution, "g")
    assert run.status == NodeStatus.COMPLETED
    assert run.warnings == ["It has not learnt: cat"]
    assert backend.calls[0].route == "local:sketch"
    assert backend.calls[0].values["seed"] == 7


def _chain(length: int) -> list[dict[str, Any]]:
    nodes = [node("n0", "input:text", prompt="x")]
    edges = []
    for number in range(1, length):
        nodes.append(node(f"n{number}", "utility:prompt_concat"))
        source = f"n{number - 1}." + ("prompt" if number == 1 else "text")
        edges.append(edge(source, f"n{number}.texts"))
    return [*nodes, *edges]


def _queries(action: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        action()
    return len(captured)


def test_a_chain_of_cheap_nodes_is_one_batch_and_a_constant_number_of_statements(
    team: Team, rings: list[Any]
) -> None:
    short, long = start(team, *_chain(5)), start(team, *_chain(95))
    assert len(rings) == 2
    for_short = _queries(lambda: runner.step(run_of(short, "n0").id))
    for_long = _queries(lambda: runner.step(run_of(long, "n0").id))
    long.refresh_from_db()
    assert long.status == ExecutionStatus.COMPLETED
    # The upsert travels in portions of the database's parameter limit: not one for each node.
    assert for_long - for_short <= 4


def test_an_inline_batch_leaves_what_another_worker_runs_to_that_worker(team: Team) -> None:
    texts = [node(f"t{number}", "input:text", prompt="x") for number in range(2)]
    execution = start(team, *texts)
    NodeRun.objects.filter(id=run_of(execution, "t1").id).update(status=NodeStatus.PENDING)
    others, _ = lifecycle.claim_inline(execution.id, worker="other")
    NodeRun.objects.filter(id=run_of(execution, "t1").id).update(status=NodeStatus.QUEUED)
    assert [row.node_id for row in others] == ["t0"]
    runner.run_inline(execution.id)
    untouched = run_of(execution, "t0")
    assert (untouched.status, untouched.worker, untouched.fence) == ("RUNNING", "other", 1)
    assert run_of(execution, "t1").status == NodeStatus.COMPLETED
    lifecycle.finish(execution.id, [Outcome(others[0], NodeStatus.COMPLETED, {"prompt": "x"})])
    execution.refresh_from_db()
    assert execution.status == ExecutionStatus.COMPLETED
