"""The relay, the reaper, the courier and the poller: what keeps steps going that nobody runs.

It also takes back credits whose time is over. Any number may run: every statement is conditional.
"""

import logging
import threading
from datetime import timedelta

from django.db import OperationalError, close_old_connections
from django.db.models import F
from django.db.models.functions import Now

from billing import lots
from canvas.models import NodeRun, NodeStatus
from workers import doorbell, overruling, poller
from workers.webhooks import courier

logger = logging.getLogger(__name__)
TICK_SECONDS = 1.0
BATCH = 200
LONGEST_PAUSE_SECONDS = 60


def run_forever(stop: threading.Event) -> None:
    """Ticks until told to stop; a database that is away for a while is waited for."""
    others = [
        threading.Thread(target=run, args=[stop], name=name)
        for name, run in (("courier", courier.run_forever), ("poller", poller.run_forever))
    ]
    for thread in others:
        thread.start()
    while not stop.is_set():
        try:
            close_old_connections()
            reap()
            relay()
            lots.expire()
        except OperationalError as error:
            logger.warning("the database did not answer, trying again: %s", error)
        stop.wait(TICK_SECONDS)
    for thread in others:
        thread.join()


def reap() -> int:
    """Takes back the steps of silent workers; returns how many."""
    expired = NodeRun.objects.filter(status=NodeStatus.RUNNING, lease_until__lt=Now())
    run_ids = list(expired.values_list("id", flat=True)[:BATCH])
    for run_id in run_ids:
        overruling.reap(run_id)
    return len(run_ids)


def relay() -> int:
    """Publishes queued steps that no worker took, with growing pauses; returns how many."""
    due = NodeRun.objects.filter(status=NodeStatus.QUEUED, next_publish_at__lt=Now())
    rows = list(due.order_by("queued_at").values_list("id", "queue", "publish_count")[:BATCH])
    rung = []
    for run_id, queue, count in rows:
        pause = timedelta(seconds=min(LONGEST_PAUSE_SECONDS, 5 * 2**count))
        # Conditional on the count: two relays publish a step once.
        rung += [(run_id, queue)] * NodeRun.objects.filter(
            id=run_id, status=NodeStatus.QUEUED, publish_count=count
        ).update(publish_count=F("publish_count") + 1, next_publish_at=Now() + pause)
    doorbell.ring(rung)
    return len(rung)
