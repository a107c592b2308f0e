"""Every open model names a pipeline that there is, and is offered only where it runs."""

import diffusers
import pytest
from django.conf import LazySettings

from canvas.models import NodeRun
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from canvas.nodes.weights import Weights
from workers import availability, routing
from workers.backends.local import availability as local
from workers.backends.local.tasks.families import FAMILIES
from workers.backends.providers import keyring

OPEN = [node_type for node_type in registry().all() if node_type.weights]


def _flux() -> NodeType:
    found = registry().get("generate:flux_schnell")
    assert found is not None
    return found


def test_there_are_many_with_their_licence_and_the_memory_they_want() -> None:
    told = [one for one in OPEN if one.weights and one.license and one.weights.memory_gib]
    assert len(told) >= 100


@pytest.mark.parametrize("node_type", OPEN, ids=lambda node_type: node_type.node_type)
def test_its_pipeline_exists_and_its_route_is_the_first(node_type: NodeType) -> None:
    assert node_type.weights is not None
    known = FAMILIES if node_type.weights.is_task else dir(diffusers)
    assert node_type.weights.pipeline in known
    assert node_type.routes[0] == f"local:{node_type.weights.repository}"
    assert node_type.queue == "gpu"


@pytest.mark.django_db
def test_without_a_device_a_provider_runs_it(settings: LazySettings) -> None:
    settings.PROVIDER_KEYS = {"fal": "key"}
    assert availability.of(_flux(), keyring.environment()) == "ready"
    assert availability.queue(_flux(), keyring.environment()) == "io"
    assert routing.choose(NodeRun(team_id=None, queue="io"), _flux()) == "fal:fal-ai/flux/schnell"


@pytest.mark.django_db
def test_with_weights_on_the_shelf_our_own_device_goes_first(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PROVIDER_KEYS = {"fal": "key"}
    monkeypatch.setattr(local, "missing", lambda route: None)
    assert availability.queue(_flux(), keyring.environment()) == "gpu"
    assert (
        routing.choose(NodeRun(team_id=None, queue="gpu"), _flux())
        == "local:black-forest-labs/FLUX.1-schnell"
    )
    # A worker that only waits for providers never loads a model itself.
    assert routing.choose(NodeRun(team_id=None, queue="io"), _flux()) == "fal:fal-ai/flux/schnell"


def test_what_it_lacks_is_told_for_each_way(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PROVIDER_KEYS = {}
    monkeypatch.setattr(local, "has_gpu", lambda: False)
    key = "needs a key for fal: set it under Settings, or as FAL_KEY on this server"
    ring = keyring.environment()
    assert availability.of(_flux(), keyring.environment()) == "needs_gpu"
    assert availability.explain(_flux(), ring) == (
        f"FLUX.1 [schnell] needs a GPU; one with 40 GiB holds it whole, or {key}"
    )
    monkeypatch.setattr(local, "has_gpu", lambda: True)
    pull = "needs its weights: `manage.py models pull black-forest-labs/FLUX.1-schnell`"
    assert availability.explain(_flux(), ring) == f"FLUX.1 [schnell] {pull}, or {key}"


@pytest.mark.parametrize(
    ("parameters", "dtype", "memory"),
    [(16.9, "bfloat16", 40), (16.9, "float32", 79), (0.03, "float16", 1), (None, "float16", None)],
)
def test_what_a_device_must_have_follows_from_the_size(
    parameters: float | None, dtype: str, memory: int | None
) -> None:
    weights = Weights("maker/model", "FluxPipeline", dtype=dtype, parameters=parameters)
    assert weights.memory_gib == memory
