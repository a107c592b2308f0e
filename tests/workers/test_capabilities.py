"""Open models are offered where a worker has them, and run where their weights are."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from canvas.models import NodeRun
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from tests.live.graphs import node
from tests.workers.engine import run_of, start
from wireflow.accounts.models import Team
from workers import availability, capabilities, fairness
from workers.backends.local import availability as local
from workers.backends.local import residency
from workers.models import ServedModel

pytestmark = pytest.mark.django_db(transaction=True)
SCHNELL = "local:black-forest-labs/FLUX.1-schnell"
PICTURE = node("g", "generate:flux_schnell", prompt="x", seed=1)


def model(name: str = "generate:flux_schnell") -> NodeType:
    found = registry().get(name)
    assert found is not None
    return found


def serve(route: str) -> None:
    ServedModel.objects.update_or_create(route=route, defaults={"seen_at": Now()})


@pytest.fixture(autouse=True)
def _no_keys(settings: Any) -> None:
    settings.PROVIDER_KEYS = {}


def test_a_worker_says_what_has_its_weights_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "missing", lambda route: None if route == SCHNELL else "needs_gpu")
    capabilities.announce()
    capabilities.announce()
    assert list(ServedModel.objects.values_list("route", flat=True)) == [SCHNELL]


def test_what_a_worker_serves_is_ready_here_though_this_machine_has_no_device(team: Team) -> None:
    assert availability.of(model(), capabilities.of(team.id)) == "needs_gpu"
    serve(SCHNELL)
    ring = capabilities.of(team.id)
    assert availability.of(model(), ring) == "ready"
    assert availability.queue(model(), ring) == "gpu"
    assert run_of(start(team, PICTURE), "g").queue == "gpu"


def test_a_worker_that_has_been_away_for_long_serves_nothing(team: Team) -> None:
    serve(SCHNELL)
    ServedModel.objects.update(seen_at=Now() - timedelta(hours=1))
    assert availability.of(model(), capabilities.of(team.id)) == "needs_gpu"


def test_a_worker_leaves_what_only_another_one_has_to_it(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(SCHNELL)
    step = run_of(start(team, PICTURE), "g")
    assert "generate:flux_schnell" in capabilities.elsewhere()
    assert fairness.choose("gpu", besides=capabilities.elsewhere()) is None
    monkeypatch.setattr(local, "missing", lambda route: None)
    assert capabilities.elsewhere() == []
    assert fairness.choose("gpu", besides=capabilities.elsewhere()) == step.id


def test_what_is_warm_goes_first_until_another_has_waited_for_long(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(SCHNELL)
    first = run_of(start(team, PICTURE), "g")
    sketch = node("g", "generate:wireflow_sketch", prompt="x", seed=1)
    second = run_of(start(team, sketch), "g")
    monkeypatch.setattr(residency, "loaded", lambda: ["local:sketch"])
    warm = capabilities.warm()
    assert "generate:wireflow_sketch" in warm
    assert fairness.choose("gpu") == first.id
    assert fairness.choose("gpu", warm=warm) == second.id
    NodeRun.objects.filter(id=first.id).update(queued_at=Now() - 2 * fairness.PATIENCE)
    assert fairness.choose("gpu", warm=warm) == first.id
    # Nor does it come first among those who have all waited for long.
    NodeRun.objects.filter(id=second.id).update(queued_at=Now() - 1.5 * fairness.PATIENCE)
    assert fairness.choose("gpu", warm=warm) == first.id


def test_a_pipelines_name_on_the_warm_shelf_is_its_route(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(residency, "loaded", lambda: [f"{SCHNELL} FluxPipeline"])
    assert capabilities.warm() == ["generate:flux_schnell"]
