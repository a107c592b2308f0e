"""Which open models workers can run: each worker of the gpu queue says so with its beat.

Workers may be other machines than the web process, with other devices and other weights.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from workers.backends.local import availability as local
from workers.backends.local import residency
from workers.backends.providers import keyring
from workers.backends.providers.keyring import Keyring
from workers.models import ServedModel
from workers.presence import ABSENCE


def announce() -> None:
    """This worker runs what has its weights here now."""
    routes = {
        route for model in _open_models() for route in _ours(model) if not local.missing(route)
    }
    rows = [ServedModel(route=route, seen_at=Now()) for route in routes]
    ServedModel.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["route"], update_fields=["seen_at"]
    )


def of(team_id: UUID | int | None) -> Keyring:
    """The providers to which a team can make calls, and what workers serve. One query."""
    return keyring.of(team_id, besides=_served().values_list("route"))


def elsewhere() -> list[str]:
    """Node types whose steps are left to another worker: it has their weights, and this one not."""
    served = set(_served().values_list("route", flat=True))
    if not served:
        return []
    return [
        model.node_type
        for model in _open_models()
        if any(route in served for route in _ours(model)) and all(map(local.missing, _ours(model)))
    ]


def warm() -> list[str]:
    """Node types whose model this process has loaded."""
    loaded = {name.split()[0] for name in residency.loaded()}
    return [model.node_type for model in registry().all() if loaded.intersection(model.routes)]


def _served() -> QuerySet[ServedModel]:
    return ServedModel.objects.filter(seen_at__gte=timezone.now() - ABSENCE)


def _open_models() -> Iterable[NodeType]:
    return (model for model in registry().all() if model.weights is not None)


def _ours(model: NodeType) -> list[str]:
    return [route for route in model.routes if route.startswith("local:")]
