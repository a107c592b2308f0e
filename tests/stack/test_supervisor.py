"""The supervisor over real processes that do nothing."""

import os
import signal
from collections.abc import Callable

from tests.stack.conftest import FakeStack, is_running, wait_until

Start = Callable[..., FakeStack]


def test_stops_the_stages_in_order_on_one_interrupt(fake_stack: Start) -> None:
    stack = fake_stack("queue:3", "web:2", "scheduler:1", "cpu:0")
    stack.wait_for_starts("queue", "web", "scheduler", "cpu")
    stack.interrupt()
    assert stack.wait() == 0
    assert stack.events[4:] == [
        "stopping",
        "end cpu",
        "end scheduler",
        "end web",
        "end queue",
        "stopped",
    ]


def test_ends_a_stubborn_child_on_the_second_interrupt(fake_stack: Start) -> None:
    stack = fake_stack("cpu:0:stubborn", "queue:1")
    stack.wait_for_starts("cpu", "queue")
    stack.interrupt()
    wait_until(lambda: "stopping" in stack.events, "the first interrupt")
    stack.interrupt()
    assert stack.wait() == 0
    assert not any(is_running(pid) for name in ("cpu", "queue") for pid in stack.pids(name))


def test_starts_a_killed_child_again_and_names_it(fake_stack: Start) -> None:
    stack = fake_stack("cpu:0", "web:1")
    stack.wait_for_starts("cpu", "web")
    os.kill(stack.pids("cpu")[0], signal.SIGKILL)
    wait_until(lambda: len(stack.pids("cpu")) == 2, "the second start")
    assert len(stack.pids("web")) == 1
    said = "cpu       | ended by signal 9 (Killed); starting it again in 1 s"
    assert said in stack.log.read_text()


def test_doubles_the_pause_of_a_child_that_keeps_crashing(fake_stack: Start) -> None:
    stack = fake_stack("cpu:0:crash")
    wait_until(lambda: len(stack.pids("cpu")) == 3, "the third start")
    wait_until(lambda: "in 4 s" in stack.log.read_text(), "the third crash")
    pauses = [line.split()[-2] for line in stack.log.read_text().splitlines() if "again" in line]
    assert pauses == ["1", "2", "4"]


def test_ends_what_a_crashed_child_had_forked(fake_stack: Start) -> None:
    stack = fake_stack("cpu:0:fork")
    stack.wait_for_starts("cpu", "cpu-child")
    os.kill(stack.pids("cpu")[0], signal.SIGKILL)
    wait_until(lambda: not is_running(stack.pids("cpu-child")[0]), "the end of its child")


def test_leaves_nothing_behind_when_it_is_killed(fake_stack: Start) -> None:
    stack = fake_stack("cpu:0", "gpu:0:stubborn", "web:1")
    stack.wait_for_starts("cpu", "gpu", "web")
    stack.process.kill()
    stack.process.wait()
    pids = [stack.pids(name)[0] for name in ("cpu", "gpu", "web")]
    wait_until(lambda: not any(is_running(pid) for pid in pids), "the end of the children")


def test_prefixes_what_a_child_writes_with_its_name(fake_stack: Start) -> None:
    stack = fake_stack("web:0")
    wait_until(lambda: "hello" in stack.log.read_text(), "the line")
    assert stack.log.read_text() == "  web       | hello from web\n"
