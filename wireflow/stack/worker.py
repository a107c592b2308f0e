"""A Celery worker process with its prefork pool."""

import logging
import os
import warnings
from importlib import import_module
from typing import Any

from celery.apps.worker import Worker
from celery.signals import worker_process_init
from celery.utils.nodenames import host_format
from django.db import connections
from django.utils.module_loading import import_string

from wireflow.celery import app
from wireflow.stack.process import die_with_parent

# What a worker would import on its way; loaded before the fork, all of them share it.
SHARED = (
    "celery.concurrency.prefork",
    "celery.worker.consumer",
    "channels_redis.pubsub",
    "kombu.transport.redis",
)


def load() -> None:
    """Imports the tasks and what they use, before the processes that share it are forked."""
    app.loader.import_default_modules()
    for module in SHARED:
        import_module(module)
    import_string("canvas.nodes.registry.registry")()
    connections.close_all()


def work(*, name: str, queues: str, concurrency: int) -> None:
    """Runs the tasks of the comma-separated queues until the process is told to end."""
    parent = os.getpid()

    def follow_the_worker(**_: Any) -> None:
        die_with_parent(parent)
        # In each process of the pool: threads do not come along when it is forked.
        import_string("workers.overlay.keep_watching")()

    worker_process_init.connect(follow_the_worker, weak=False)
    # Celery narrates its start and its end on stdout; its log goes to stderr.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # In a container and on a machine of one's own root is usual; messages are JSON, never pickle.
    warnings.filterwarnings("ignore", message="You're running the worker with superuser")
    load()
    import_string("workers.presence.keep_announcing")(queues.split(","))
    Worker(
        app=app,
        hostname=host_format(f"{name}@%h"),
        queues=queues,
        concurrency=concurrency,
        pool="prefork",
        loglevel=logging.getLogger().getEffectiveLevel(),
        without_gossip=True,
        without_mingle=True,
        quiet=True,
    ).start()
