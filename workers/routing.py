"""Which route a model runs on, and what follows when one fails: again, on the next one, or never.

Whatever route runs, the node costs what was quoted: credits are a node type's, not a route's.
"""

import random
from datetime import timedelta

from canvas.models import NodeRun, NodeStatus
from canvas.nodes.node_type import NodeType
from workers import availability
from workers.backends.protocol import BackendError
from workers.backends.providers import keyring, keys
from workers.backends.providers.keyring import Keyring
from workers.outcome import Outcome

RETRY_CAP_SECONDS = 60.0
# A provider may ask for more patience than we would have; not for any amount.
LONGEST_ASKED_SECONDS = 600.0


def choose(run: NodeRun, node_type: NodeType) -> str:
    """The route begun before, else the first that can run here. Raises BackendError for none."""
    if run.route not in node_type.routes:
        ring = keyring.of(run.team_id)
        found = _next(run, node_type, ring)
        if found is None:
            lacks = availability.of(node_type, ring)
            raise BackendError(availability.explain(node_type, ring), code=lacks)
        run.route = found
    return run.route


def after(run: NodeRun, node_type: NodeType, error: BackendError) -> Outcome:
    """What becomes of a step whose route failed."""
    run.submitted_at = None
    if error.job_is_over:
        run.provider_request = None
    if error.retryable and run.attempt < run.max_attempts:
        return Outcome(run, NodeStatus.QUEUED, delay=_pause(run, error))
    run.provider_request = None
    failed = [*run.failed_routes, {"route": run.route, "error": error.message}]
    if error.elsewhere and _next(run, node_type, keyring.of(run.team_id), besides=run.route):
        run.failed_routes, run.route, run.attempt = failed, "", 0
        return Outcome(run, NodeStatus.QUEUED)
    return Outcome(run, NodeStatus.FAILED, error=error.message, code=error.code)


def remarks(run: NodeRun) -> list[str]:
    """What to tell of the routes that were given up."""
    return [
        f"{failed['route']} failed: {failed['error']}. It ran on {run.route} instead."
        for failed in run.failed_routes
    ]


def _next(run: NodeRun, node_type: NodeType, ring: Keyring, *, besides: str = "") -> str | None:
    given_up = {failed["route"] for failed in run.failed_routes} | {besides}
    for route in node_type.routes:
        # A worker that waits for providers has no device for models, whatever the machine has.
        elsewhere = run.queue == "io" and keys.provider_of(route) is None
        if not elsewhere and route not in given_up and availability.missing(route, ring) is None:
            return route
    return None


def _pause(run: NodeRun, error: BackendError) -> timedelta:
    # Full jitter: retries of many steps that failed together must not come back together.
    ceiling = min(RETRY_CAP_SECONDS, 2.0**run.attempt)
    asked = min(error.retry_after, LONGEST_ASKED_SECONDS)
    return timedelta(seconds=asked + random.uniform(0.1, ceiling))
