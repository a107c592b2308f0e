"""Hosted steps brought forward by hand: a worker's visit, a poller's word, and the money."""

import asyncio
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connections
from django.db.models.functions import Now

from billing.models import Account
from canvas.models import Execution, NodeRun, NodeStatus
from tests.billing import books
from tests.live.graphs import edge, node
from tests.workers.engine import run_of, start
from tests.workers.providers.conftest import HOSTED
from wireflow.accounts.models import Team
from workers import poller, polling, runner


def launch(team: Team, node_type: str = HOSTED, **config: Any) -> Execution:
    painter = node("g", node_type, prompt="A sunset", **config)
    return start(team, painter, node("o", "output:preview"), edge("g.image", "o.media"))


def work(execution: Execution) -> NodeRun:
    """A worker's visit to whatever waits for one."""
    NodeRun.objects.filter(execution=execution).update(not_before=None)
    while waits := execution.node_runs.filter(status=NodeStatus.QUEUED).first():
        runner.step(waits.id)
        if execution.node_runs.filter(not_before__isnull=False).exists():
            break
    execution.refresh_from_db()
    return run_of(execution, "g")


def ask(execution: Execution, node_id: str = "g") -> NodeRun:
    """The poller's word with the provider about all steps, due or not."""
    owed = NodeRun.objects.filter(execution=execution, next_poll_at__isnull=False)
    owed.update(next_poll_at=Now() - timedelta(seconds=1))
    for run in polling.claim_due(10):
        asyncio.run(_attend(run))
    execution.refresh_from_db()
    return run_of(execution, node_id)


async def _attend(run: NodeRun) -> None:
    await poller.attend(run)
    await hang_up()


async def hang_up() -> None:
    """PostgreSQL drops no database that a thread is still connected to."""
    await sync_to_async(connections.close_all)()


def money(team: Team) -> tuple[int, int, int]:
    """Balance, held and the ledger, in whole credits."""
    account = Account.objects.get(team=team)
    ledger = books.total()
    return account.balance // 1_000, account.held // 1_000, ledger // 1_000
