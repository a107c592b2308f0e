"""The real stack, started and ended."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack.conftest import BOUND_SECONDS, ROOT, is_running, wait_until


class RealStack:
    """`manage.py up` on a free port."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.port = port or _free_port()
        self.log = folder / f"output-{self.port}-{os.urandom(3).hex()}"
        environment = {
            **{name: value for name, value in os.environ.items() if name != "REDIS_URL"},
            "WIREFLOW_DATA_DIR": str(folder / "data"),
            "PORT": str(self.port),
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        return self.log.read_text()

    def wait_until_ready(self) -> None:
        wait_until(
            lambda: "Ctrl-C stops" in self.output or self.process.poll() is not None, "the start"
        )
        assert "Ready in" in self.output, self.output

    def descendants(self) -> dict[int, str]:
        """Process ids with their titles."""
        return {
            pid: Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            for pid in _below(self.process.pid)
        }

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(BOUND_SECONDS * 2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _below(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [found for child in children for found in (int(child), *_below(int(child)))]


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[RealStack]:
    started = RealStack(tmp_path)
    yield started
    started.process.kill()
    started.process.wait()


@pytest.mark.chaos
def test_starts_signs_in_and_stops_with_one_interrupt(stack: RealStack) -> None:
    stack.wait_until_ready()
    link = re.search(r"http://127\.0\.0\.1:\d+/sign-in/link/\S+", stack.output)
    assert link
    with urllib.request.urlopen(f"http://127.0.0.1:{stack.port}/sign-in") as answer:
        assert answer.status == 200
    pids = list(stack.descendants())
    assert stack.interrupt() == 0
    assert not any(is_running(pid) for pid in pids)
    assert stack.output.rstrip().endswith("Stopped.")


@pytest.mark.chaos
def test_runs_each_part_in_a_process_of_its_own(stack: RealStack) -> None:
    stack.wait_until_ready()
    wait_until(lambda: len(stack.descendants()) >= 8, "all processes")
    titles = " ".join(stack.descendants().values())
    for part in ("celeryd: cpu@", "celeryd: gpu@", "wireflow web", "wireflow scheduler"):
        assert part in titles


@pytest.mark.chaos
def test_answers_a_visitor_who_came_while_the_web_process_was_dead(stack: RealStack) -> None:
    stack.wait_until_ready()
    web = next(pid for pid, title in stack.descendants().items() if "wireflow web" in title)
    os.kill(web, signal.SIGKILL)
    with urllib.request.urlopen(
        f"http://127.0.0.1:{stack.port}/sign-in", timeout=BOUND_SECONDS
    ) as answer:
        assert answer.status == 200
    assert "web       | ended by signal 9 (Killed); starting it again in 1 s" in stack.output


@pytest.mark.chaos
def test_leaves_no_process_behind_when_it_is_killed(stack: RealStack) -> None:
    stack.wait_until_ready()
    wait_until(lambda: len(stack.descendants()) >= 8, "all processes")
    pids = list(stack.descendants())
    stack.process.kill()
    stack.process.wait()
    wait_until(lambda: not any(is_running(pid) for pid in pids), "the end of all processes")


@pytest.mark.chaos
def test_refuses_a_second_stack_on_the_same_data(stack: RealStack, tmp_path: Path) -> None:
    stack.wait_until_ready()
    second = RealStack(tmp_path)
    assert second.process.wait(BOUND_SECONDS) == 1
    assert second.output.startswith("CommandError: Wireflow already runs on")
    assert "Traceback" not in second.output


@pytest.mark.chaos
def test_starts_again_on_the_data_of_a_killed_one(stack: RealStack, tmp_path: Path) -> None:
    stack.wait_until_ready()
    stack.process.kill()
    stack.process.wait()
    second = RealStack(tmp_path)
    second.wait_until_ready()
    assert second.interrupt() == 0


def test_says_which_port_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        stack = RealStack(tmp_path, number)
        assert stack.process.wait(BOUND_SECONDS) == 1
    assert f"Port {number} is taken by" in stack.output
    assert f"Set PORT={number + 1} make run" in stack.output
