"""Whether a node type can run here now, and if not what it needs. Loads no model library.

`ring` holds the providers to which whoever asks can make calls, and the open models that workers
serve (see `workers.capabilities`).
"""

import time
from collections.abc import Iterable
from functools import lru_cache

from canvas.graph.findings import Violation, quote
from canvas.graph.plan import Step
from canvas.nodes.node_type import NodeType, Queue
from canvas.nodes.registry import Registry, registry
from workers import overlay
from workers.backends.local import availability as local
from workers.backends.providers import keys, verdict
from workers.backends.providers.keyring import Keyring
from workers.backends.providers.names import NAMES

SHELF_SECONDS = 2.0
READY, DISABLED = "ready", "disabled"
_NEEDS = {
    "needs_gpu": "needs a GPU",
    "needs_weights": "needs a package or weights that are not on this server",
    DISABLED: "is switched off on this server",
}


def of(node_type: NodeType, ring: Keyring) -> str:
    """`ready`, `disabled`, or of the first route what it lacks: `needs_key`, `needs_weights`, …"""
    if overlay.is_switched_off(node_type.node_type):
        return DISABLED
    if node_type.kind != "model":
        return READY
    lacking = [missing(route, ring) for route in node_type.routes]
    return READY if None in lacking else (lacking[0] or READY)


def of_all(ring: Keyring) -> tuple[str, ...]:
    """Of every node type, in the registry's order.

    What lies on the shelf is looked at every few seconds; a key and a switch count at once.
    """
    moment = int(time.monotonic() / SHELF_SECONDS)
    return _of_all(registry(), ring, overlay.switches(), moment)


@lru_cache(maxsize=8)
def _of_all(known: Registry, ring: Keyring, *_state: object) -> tuple[str, ...]:
    return tuple(of(node_type, ring) for node_type in known.all())


def missing(route: str, ring: Keyring) -> str | None:
    """None when the route can run here, else what it lacks."""
    provider = keys.provider_of(route)
    if provider is None:
        return None if route in ring else local.missing(route)
    return None if provider in ring else "needs_key"


def queue(node_type: NodeType, ring: Keyring) -> Queue:
    """Where its steps wait here: one that a provider will run keeps no device busy."""
    routes = (route for route in node_type.routes if missing(route, ring) is None)
    return "io" if keys.provider_of(next(routes, "")) else node_type.queue


def explain(node_type: NodeType, ring: Keyring) -> str:
    """A sentence that says what the node type lacks, and what to do about it."""
    lacks = of(node_type, ring)
    routes = [] if lacks == DISABLED else node_type.routes
    ways = dict.fromkeys(_lacks(node_type, route, ring) for route in routes if missing(route, ring))
    named = ", or ".join(ways) or _NEEDS.get(lacks, "cannot run here")
    return f"{node_type.label} {named}"


def _lacks(node_type: NodeType, route: str, ring: Keyring) -> str:
    provider = keys.provider_of(route)
    if provider is not None:
        if provider not in NAMES:
            return f"needs the service “{verdict.named(provider)}”, which is not there now"
        name = NAMES[provider]
        where = f"under Settings, or as {keys.variable(provider)} on this server"
        return f"needs a key for {name}: set it {where}"
    weights = node_type.weights
    if missing(route, ring) == "needs_weights" and weights is not None:
        return f"needs its weights: `manage.py models pull {weights.repository}`"
    memory = weights.memory_gib if weights else None
    if missing(route, ring) == "needs_gpu" and memory:
        return f"needs a GPU; one with {memory} GiB holds it whole"
    return _NEEDS.get(missing(route, ring) or "", "cannot run here")


def check(steps: Iterable[Step], ring: Keyring) -> list[Violation]:
    """A violation for each step that cannot run here, whoever is there to run it."""
    return [
        Violation(
            of(step.node_type, ring),
            f"{quote(step.label)}: {explain(step.node_type, ring)}.",
            step.node_id,
        )
        for step in steps
        if not step.frozen and of(step.node_type, ring) != READY
    ]
