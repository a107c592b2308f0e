"""What runs in the stack beside valkey."""

import os
import signal
import socket
import threading

from django.db import connection
from django.utils.module_loading import import_string

from wireflow.stack.process import Program

# Stopped from low to high: those that make work first, those that others lean on last.
WORKERS, SCHEDULER, WEB, QUEUE = range(4)
# What a worker's running steps may take to finish when everything stops. What is cut off then is
# taken over at the next start. Celery's own soft stop would wait all of it, however soon they end.
WORKER_PATIENCE_SECONDS = 20.0
CHEAP_STEPS = 2
# A worker for cheap and waiting steps, and one for the local models, which go one at a time.
QUEUES = {"cpu": "cpu,io", "gpu": "gpu"}


def cores() -> int:
    """The cores this process may use, which in a container are fewer than the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def threads(concurrent: int) -> dict[str, str]:
    """Half of the cores for local models, the other half shared by the cheap steps.

    More threads than cores made a tiny pipeline 25 times slower on a busy two-core machine.
    """
    number = str(max(1, cores() // 2 // concurrent))
    return {"OMP_NUM_THREADS": number, "OPENBLAS_NUM_THREADS": number, "HF_HUB_OFFLINE": "1"}


def queue(argv: list[str], lock: int) -> Program:
    """valkey, which inherits the lock of the data directory: it ends last.

    Every command is in its file before it is answered, so a kill loses nothing and says nothing.
    """
    return Program(
        "queue",
        lambda: os.execv(argv[0], argv),
        stage=QUEUE,
        stop_signal=signal.SIGKILL,
        keeps=(lock,),
    )


def web(listener: socket.socket) -> Program:
    """daphne, on the socket the supervisor holds."""
    return Program(
        "web",
        # Loaded in the child: Twisted has no business in the other processes.
        lambda: import_string("wireflow.stack.web.serve")(listener),
        stage=WEB,
        keeps=(listener.fileno(),),
    )


def workers() -> list[Program]:
    """Those of `QUEUES`."""
    slots = {"cpu": CHEAP_STEPS, "gpu": 1}
    return [worker(name, queues, slots[name]) for name, queues in QUEUES.items()]


def announce_workers() -> None:
    """Whoever runs something before the workers are up finds that they will be."""
    for queues in QUEUES.values():
        import_string("workers.presence.announce")(queues.split(","))
    connection.close()


def worker(name: str, queues: str, concurrency: int) -> Program:
    """A Celery worker. SIGTERM lets its running steps finish and takes no more."""
    return Program(
        name,
        lambda: import_string("wireflow.stack.worker.work")(
            name=name, queues=queues, concurrency=concurrency
        ),
        stage=WORKERS,
        patience=WORKER_PATIENCE_SECONDS,
        environment=threads(concurrency),
    )


def describe() -> str:
    """How many of what, for the terminal."""
    number = int(threads(1)["OMP_NUM_THREADS"])
    plural = "s" * (number > 1)
    return f"{CHEAP_STEPS} for cheap steps, 1 for local models on {number} thread{plural}"


def scheduler() -> Program:
    """The relay and the reaper."""
    return Program("scheduler", _schedule, stage=SCHEDULER)


def _schedule() -> None:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    import_string("workers.scheduler.run_forever")(stop)
