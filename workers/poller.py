"""Asks providers how their jobs go, many at once, and tells them of those nobody wants any more.

Whatever comes of a job, a worker fetches it: here nothing is decoded, stored or judged.
"""

import asyncio
import logging
import threading
from datetime import datetime

from asgiref.sync import sync_to_async
from django.db import OperationalError, close_old_connections

from canvas.models import NodeRun, NodeStatus
from workers import overruling, polling
from workers.backends.protocol import BackendError
from workers.backends.providers import keys

logger = logging.getLogger(__name__)
TICK_SECONDS = 0.5
AT_ONCE = 100


def run_forever(stop: threading.Event) -> None:
    """Asks until told to stop. Runs in a thread of its own, with a loop of its own."""
    asyncio.run(_watch(stop))


async def attend(run: NodeRun) -> None:
    """One word with the provider about one claimed step."""
    if run.status != NodeStatus.WAITING:
        await _part(run)
    elif run.deadline_at is not None and run.deadline_at <= _now(run):
        await sync_to_async(overruling.expire)(run.id)
    else:
        await _ask(run)


async def _ask(run: NodeRun) -> None:
    provider, ticket = run.route.partition(":")[0], run.provider_request or {}
    try:
        account = await sync_to_async(keys.account)(provider, run.team_id)
        report = await keys.queue(provider).poll(account, ticket)
    except BackendError as error:
        if error.retryable:
            await sync_to_async(polling.hear)(run, None, at_least=error.retry_after)
            return
        # The worker that fetches the results finds the same, and says it on the node.
        await sync_to_async(overruling.resume)(run.id)
        return
    if report.state == "over":
        await sync_to_async(overruling.resume)(run.id)
    else:
        await sync_to_async(polling.hear)(run, report)


async def _part(run: NodeRun) -> None:
    provider, ticket = run.route.partition(":")[0], run.provider_request or {}
    try:
        account = await sync_to_async(keys.account)(provider, run.team_id)
        await keys.queue(provider).cancel(account, ticket)
    except BackendError as error:
        logger.warning("%s did not stop the job of node run %s: %s", provider, run.id, error.code)
        await sync_to_async(polling.part)(run, stopped=False)
    else:
        await sync_to_async(polling.part)(run, stopped=True)


async def _watch(stop: threading.Event) -> None:
    asking: set[asyncio.Task[None]] = set()
    while not stop.is_set():
        for run in await _due(AT_ONCE - len(asking)):
            task = asyncio.create_task(_safely(run))
            asking.add(task)
            task.add_done_callback(asking.discard)
        await asyncio.sleep(TICK_SECONDS)
    # What was asked and not noted is asked again after the claim has passed.
    for task in asking:
        task.cancel()


async def _due(most: int) -> list[NodeRun]:
    try:
        return await sync_to_async(_claim)(most) if most else []
    except OperationalError as error:
        logger.warning("the database did not answer, trying again: %s", error)
        return []


async def _safely(run: NodeRun) -> None:
    try:
        await attend(run)
    except OperationalError as error:
        logger.warning("a provider's word could not be noted, it is asked again: %s", error)


def _claim(most: int) -> list[NodeRun]:
    close_old_connections()
    return polling.claim_due(most)


def _now(run: NodeRun) -> datetime:
    moment: datetime = run.now  # type: ignore[attr-defined]  # annotated by `claim_due`
    return moment
