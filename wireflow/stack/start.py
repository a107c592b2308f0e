"""Starts the stack in an order that waits for nothing it does not need."""

import gc
import logging
import os
import socket
import time
from importlib import import_module
from pathlib import Path

from django.conf import settings

from wireflow import env
from wireflow.stack import console, data_dir, first_run, port, programs, valkey
from wireflow.stack.errors import CannotStartError
from wireflow.stack.readiness import Readiness
from wireflow.stack.socket_path import in_url
from wireflow.stack.supervisor import Supervisor

QUEUE_PATIENCE_SECONDS = 30.0


def share_memory() -> None:
    """Keeps the collector away from what is loaded: a walk would copy the shared pages."""
    gc.collect()
    gc.freeze()


def age() -> float:
    """Seconds since this process began: loading Python and Django belongs to the start."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:  # not Linux
        return 0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


class Stack:
    """One run of `manage.py up`."""

    def __init__(self) -> None:
        self._began = time.monotonic() - age()
        self._folder = Path(settings.DATA_DIR)
        self._host = env.text("HOST", "127.0.0.1")
        self._port = env.integer("PORT", 8000, least=1)
        # 0.0.0.0 means every address; a browser on this machine takes the loopback one.
        visible = "127.0.0.1" if self._host == "0.0.0.0" else self._host
        given = env.text("PUBLIC_URL")
        self._url = settings.PUBLIC_URL if given else f"http://{visible}:{self._port}"
        if not env.text("LOG_LEVEL"):
            logging.getLogger().setLevel(logging.WARNING)

    def run(self) -> None:
        """Starts everything, says so, and returns after everything has stopped."""
        free = data_dir.require_space(self._folder)
        lock = data_dir.lock(self._folder)
        listener = port.listen(self._host, self._port)
        console.line()
        console.fact("data", f"{self._folder} ({free / 2**30:.0f} GB free)")
        supervisor = Supervisor()
        try:
            self._start(supervisor, listener, lock)
            supervisor.run()
            console.line()
            console.line("Stopping. Running steps get 20 s; Ctrl-C again ends them at once.")
        finally:
            supervisor.stop()
        console.line("Stopped.")

    def _start(self, supervisor: Supervisor, listener: socket.socket, lock: int) -> None:
        embedded = not env.text("REDIS_URL")
        if embedded:
            self._start_queue(supervisor, lock)
        else:
            console.fact("queue", valkey.require(settings.REDIS_URL))
        self._link, changed = first_run.prepare(self._url)
        console.fact(
            "database", first_run.database_name() + (", tables updated" if changed else "")
        )
        programs.announce_workers()
        share_memory()
        console.fact("web", self._url)
        supervisor.start(programs.web(listener))
        Readiness(supervisor, listener.getsockname(), self._when_ready)
        # Loaded here, once, while the web process loads its own things.
        import_module("wireflow.stack.worker").load()
        share_memory()
        if embedded:
            self._await_queue(supervisor)
        for program in programs.workers():
            supervisor.start(program)
        supervisor.start(programs.scheduler())
        console.fact("workers", programs.describe())

    def _start_queue(self, supervisor: Supervisor, lock: int) -> None:
        server = valkey.find_server()
        release = valkey.version(server)
        path = in_url(settings.REDIS_URL)
        argv = valkey.command(server, valkey.prepare(self._folder, path, release), path)
        console.fact("queue", f"{release} on a private socket")
        supervisor.start(programs.queue(argv, lock))

    def _await_queue(self, supervisor: Supervisor) -> None:
        deadline = time.monotonic() + QUEUE_PATIENCE_SECONDS
        while not valkey.answers(in_url(settings.REDIS_URL)) and not supervisor.interrupts:
            if time.monotonic() > deadline:
                log = self._folder / "valkey"
                raise CannotStartError(f"The embedded queue does not answer; see its log in {log}.")
            supervisor.turn(timeout=0.02)

    def _when_ready(self, status: int) -> None:
        console.line()
        if status >= 500:
            console.line(f"The web server answers with an error ({status}); its lines are above.")
        else:
            console.line(f"Ready in {time.monotonic() - self._began:.1f} s. Sign in once with")
            console.line()
            console.line(self._link)
        console.line()
        console.line("Ctrl-C stops everything.")
