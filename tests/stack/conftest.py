"""Starts the made-up stack and reads what its programs noted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOUND_SECONDS = 30


def wait_until(check: Callable[[], object], what: str) -> None:
    """Returns when the check holds; fails after a generous bound, so that nothing hangs."""
    deadline = time.monotonic() + BOUND_SECONDS
    while not check():
        assert time.monotonic() < deadline, f"waited {BOUND_SECONDS} s for {what}"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """Whether the process still does anything; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class FakeStack:
    """`fake_stack.py` in a process of its own."""

    def __init__(self, folder: Path, *programs: str) -> None:
        self.folder = folder
        self.log = folder / "output"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("fake_stack.py")), folder, *programs],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def events(self) -> list[str]:
        """What was noted, without process ids."""
        return [" ".join(line.split()[:2]) for line in self._lines()]

    def pids(self, name: str) -> list[int]:
        """The processes the program has had, oldest first."""
        return [int(line.split()[2]) for line in self._lines() if line.startswith(f"start {name} ")]

    def wait_for_starts(self, *names: str) -> None:
        wait_until(lambda: all(self.pids(name) for name in names), f"the start of {names}")

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def wait(self) -> int:
        return self.process.wait(BOUND_SECONDS)

    def _lines(self) -> list[str]:
        path = self.folder / "events"
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def fake_stack(tmp_path: Path) -> Iterator[Callable[..., FakeStack]]:
    """Starts a made-up stack; it is gone after the test."""
    started: list[FakeStack] = []

    def start(*programs: str) -> FakeStack:
        started.append(FakeStack(tmp_path, *programs))
        return started[-1]

    yield start
    for stack in started:
        stack.process.kill()
        stack.process.wait()
