"""A run that nobody here can ever run is refused; one whose worker restarts is not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from canvas.errors import InvalidGraphError
from canvas.models import Execution
from tests.live.graphs import edge, node
from tests.workers.engine import start
from wireflow.accounts.models import Team
from workers import availability, presence
from workers.errors import NoWorkerError
from workers.models import ServedQueue

pytestmark = pytest.mark.django_db(transaction=True)

PROMPT = node("p", "input:text", prompt="A sunset over a mountain lake")
SKETCH = node("g", "generate:wireflow_sketch")
GRAPH = (PROMPT, SKETCH, edge("p.prompt", "g.prompt"))
_served = presence.served


@pytest.fixture(autouse=True)
def _real_presence(_workers_for_every_queue: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "served", _served)


def _refused(team: Team, *graph: Any) -> NoWorkerError:
    with pytest.raises(NoWorkerError) as caught:
        start(team, *graph)
    assert Execution.objects.count() == 0
    return caught.value


def test_without_a_worker_for_its_queue_a_run_is_refused_and_leaves_nothing(team: Team) -> None:
    presence.announce(["cpu", "io"])
    error = _refused(team, *GRAPH)
    assert (error.status, error.code, error.retry_after) == (503, "no_worker", 30)
    assert error.details == {"nodeId": "g", "nodeType": "generate:wireflow_sketch", "needs": "gpu"}


def test_cheap_steps_need_the_worker_of_cheap_steps(team: Team) -> None:
    presence.announce(["gpu"])
    assert _refused(team, PROMPT).details["needs"] == "cpu"
    presence.announce(["cpu"])
    assert start(team, PROMPT).node_runs.count() == 1


@pytest.mark.parametrize(("minutes", "accepted"), [(9, True), (11, False)])
def test_a_worker_may_be_away_for_ten_minutes(team: Team, minutes: int, accepted: bool) -> None:
    presence.announce(["cpu", "gpu"])
    ServedQueue.objects.filter(name="gpu").update(seen_at=Now() - timedelta(minutes=minutes))
    assert presence.served() == ({"cpu", "gpu"} if accepted else {"cpu"})
    if accepted:
        start(team, *GRAPH)
    else:
        _refused(team, *GRAPH)


def test_announced_again_a_queue_counts_anew() -> None:
    presence.announce(["cpu"])
    ServedQueue.objects.update(seen_at=Now() - timedelta(hours=1))
    presence.announce(["cpu"])
    assert presence.served() == {"cpu"}
    assert ServedQueue.objects.count() == 1


def test_what_lacks_a_gpu_is_refused_by_name_whoever_is_there(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    presence.announce(["cpu", "gpu"])
    monkeypatch.setattr(
        availability, "of", lambda kind, ring: "needs_gpu" if kind.kind == "model" else "ready"
    )
    with pytest.raises(InvalidGraphError) as caught:
        start(team, *GRAPH)
    assert caught.value.details["violations"] == [
        {"rule": "needs_gpu", "message": "“g”: Wireflow Sketch needs a GPU.", "nodeId": "g"}
    ]
    assert Execution.objects.count() == 0
