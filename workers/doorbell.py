"""Rings for a worker. The row is the truth: a lost ring is rung again by the scheduler."""

import logging
from collections.abc import Iterable
from uuid import UUID

from celery import current_app
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)
TASK = "workers.step"


def ring(steps: Iterable[tuple[UUID, str]]) -> None:
    """Publishes one message for each (node run id, queue). Never fails: see `workers.scheduler`."""
    try:
        for node_run_id, queue in steps:
            # Inline steps have no Celery queue of their own: they ride with the cheap ones.
            name = "cpu" if queue == "inline" else queue
            current_app.send_task(TASK, args=[str(node_run_id)], queue=name, ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("the broker did not take a message, the scheduler will repeat it: %s", error)
