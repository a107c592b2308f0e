"""Which queues have a worker: each says so while it lives, and a launch asks before it accepts.

A worker that is only being restarted counts for a while: its steps wait. A queue that none has
served for longer will serve nothing, and a run that needs it is refused rather than left waiting.
"""

import logging
import threading
from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module

from django.db import DatabaseError, connection
from django.db.models.functions import Now
from django.utils import timezone

from canvas.models import NodeRun
from workers.errors import NoWorkerError
from workers.models import ServedQueue

logger = logging.getLogger(__name__)
BEAT_SECONDS = 30.0
ABSENCE = timedelta(minutes=10)
# Cheap steps ride with the CPU queue (see `workers.doorbell`).
_RIDES_WITH = {"inline": "cpu"}


def announce(queues: Iterable[str]) -> None:
    """Somebody serves these queues now."""
    rows = [ServedQueue(name=name, seen_at=Now()) for name in queues]
    ServedQueue.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["name"], update_fields=["seen_at"]
    )


def keep_announcing(queues: Iterable[str]) -> None:
    """Announces them from a thread, as long as this process lives."""
    names = sorted(queues)
    threading.Thread(target=_beat, args=[names], name="presence", daemon=True).start()


def served() -> set[str]:
    """The queues that a worker has served lately."""
    lately = timezone.now() - ABSENCE
    return set(ServedQueue.objects.filter(seen_at__gte=lately).values_list("name", flat=True))


def require(runs: Iterable[NodeRun]) -> None:
    """Raises NoWorkerError for the first of these steps that nobody here can run."""
    queues = served()
    for run in runs:
        queue = _RIDES_WITH.get(run.queue, run.queue)
        if queue not in queues:
            raise NoWorkerError(run, f"No worker here can run {run.label}", queue)


def _beat(names: list[str]) -> None:
    pause = threading.Event()
    while True:
        try:
            announce(names)
            if "gpu" in names:
                import_module("workers.capabilities").announce()
        except DatabaseError as error:
            logger.warning("the database did not take a worker's beat: %s", error)
        finally:
            connection.close()
        pause.wait(BEAT_SECONDS)
