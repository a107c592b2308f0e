"""The one Celery task: a ring."""

from uuid import UUID

from celery import shared_task
from django.db import close_old_connections

from workers import doorbell, runner


@shared_task(name=doorbell.TASK)
def step(node_run_id: str) -> None:
    """Runs what waits; the id only says where to look."""
    close_old_connections()
    runner.step(UUID(node_run_id))
