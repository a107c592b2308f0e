"""Runs a step on a hosted model: hands the job in and lets go of the slot, or fetches its results.

A job is handed in once. Its row says so before, and holds the provider's ticket after: a worker
that takes over from one that died in between does not know whether the job exists, and does not
hand it in again.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from asgiref.sync import async_to_sync

from canvas.models import NodeRun, NodeStatus
from canvas.nodes.context import CancelledError
from canvas.nodes.node_type import NodeType, Request
from workers import polling, waiting
from workers.backends.providers import keys, mapping, results
from workers.backends.providers.failures import UncertainError
from workers.backends.providers.protocol import Answer, Job
from workers.inputs import Workbench
from workers.outcome import Outcome


def step(
    run: NodeRun, node_type: NodeType, bench: Workbench, say: Callable[[str], None]
) -> Outcome:
    """One visit of a worker to the job; `say` is told words as they come.

    Raises BackendError, NodeError, CancelledError.
    """
    provider, _, endpoint = run.route.partition(":")
    account, module = keys.account(provider, run.team_id), keys.module(provider)
    request = node_type.requests.get(provider, Request())
    # Read even when only the results are to be fetched: they keep the words they were made from.
    values = bench.inputs(run, node_type, decode=False)
    if run.provider_request is not None:
        answer = async_to_sync(keys.queue(provider).collect)(account, run.provider_request)
    else:
        place = partial(async_to_sync(module.place), account)
        body = mapping.body(node_type, request, values, place)
        job = Job(endpoint, body, key=str(run.id), say=say)
        _announce(run)
        handed_in = async_to_sync(module.submit)(account, job)
        run.submitted_at = None
        if not isinstance(handed_in, Answer):
            run.provider_request = handed_in
            pause = timedelta(seconds=polling.FIRST_PAUSE_SECONDS)
            return Outcome(run, NodeStatus.WAITING, delay=pause)
        answer = handed_in
    made = results.outputs(node_type, request, answer.results)
    return Outcome(run, NodeStatus.COMPLETED, outputs=bench.store(run, made))


def _announce(run: NodeRun) -> None:
    if run.submitted_at is not None:
        raise UncertainError(
            "The worker stopped while it handed the job in. The provider may have taken it, so it "
            "is not sent again by itself: run the node again if you want to."
        )
    if not waiting.mark_submission(run):
        raise CancelledError
