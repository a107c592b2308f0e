"""A supervisor over small made-up programs, run as a process of its own by the tests.

Usage: python fake_stack.py FOLDER NAME:STAGE[:crash|:stubborn|:fork] …
Every program notes its start and its end in FOLDER/events.
"""

import os
import signal
import sys
import time
from pathlib import Path

from wireflow.stack.process import Program
from wireflow.stack.supervisor import Supervisor

FOLDER = Path(sys.argv[1])


def note(text: str) -> None:
    """One line, appended in a single write: several processes do it at once."""
    descriptor = os.open(FOLDER / "events", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(descriptor, f"{text}\n".encode())
    os.close(descriptor)


def _serve(name: str, kind: str) -> None:
    def end(*_: object) -> None:
        note(f"end {name}")
        sys.exit(0)

    signal.signal(signal.SIGTERM, signal.SIG_IGN if kind == "stubborn" else end)
    if kind == "fork" and os.fork() == 0:
        note(f"start {name}-child {os.getpid()}")
    else:
        note(f"start {name} {os.getpid()}")
    sys.stdout.write(f"hello from {name}\n")
    sys.stdout.flush()
    if kind == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    while True:
        time.sleep(60)


def _program(text: str) -> Program:
    name, stage, *kind = text.split(":")
    return Program(
        name, lambda: _serve(name, kind[0] if kind else ""), stage=int(stage), patience=60
    )


if __name__ == "__main__":
    supervisor = Supervisor()
    for argument in sys.argv[2:]:
        supervisor.start(_program(argument))
    supervisor.run()
    note("stopping")
    supervisor.stop()
    note("stopped")
