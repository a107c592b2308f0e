"""Keeps the children running: one thread, one loop, everything through the selector."""

import os
import selectors
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from wireflow.stack import console, process
from wireflow.stack.child import Child
from wireflow.stack.process import Program

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Starts programs, restarts those that end, and stops all of them in order."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.interrupts = 0
        self.stopping = False
        self._selector = selectors.DefaultSelector()
        self._waking, waking_end = os.pipe()
        os.set_blocking(self._waking, False)
        os.set_blocking(waking_end, False)
        # Signals wake the loop through this pipe, so that nothing happens inside a handler.
        signal.set_wakeup_fd(waking_end, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in STOP_SIGNALS:
            signal.signal(number, self._interrupt)
        self.watch(self._waking, self._drain_wake_ups)

    def watch(self, source: Any, callback: Callable[[], None]) -> None:
        """Calls back whenever the descriptor, or the object with one, has something to read."""
        self._selector.register(source, selectors.EVENT_READ, callback)

    def forget(self, source: Any) -> None:
        """Stops watching."""
        self._selector.unregister(source)

    def start(self, program: Program) -> Child:
        """Starts a program and looks after it from now on."""
        child = Child(program)
        self.children.append(child)
        self._launch(child)
        return child

    def run(self) -> None:
        """Works until somebody asks to stop."""
        while not self.interrupts:
            self.turn()

    def turn(self, timeout: float | None = None) -> None:
        """Waits for the next event, at most `timeout` seconds, and handles what is there."""
        for key, _ in self._selector.select(self._time_until_restart(timeout)):
            key.data()
        for child in self.children:
            self._look_after(child)

    def stop(self) -> None:
        """Ends all children, stage by stage; another interrupt meanwhile ends them at once."""
        self.stopping = True
        asked = self.interrupts
        for stage in sorted({child.program.stage for child in self.children}):
            running = [child for child in self.children if child.program.stage == stage]
            for child in running:
                child.ask_to_stop()
            deadline = time.monotonic() + max(child.program.patience for child in running)
            while any(child.pid for child in running):
                if time.monotonic() > deadline or self.interrupts > asked:
                    for child in running:
                        child.kill()
                self.turn(timeout=0.5)

    def _interrupt(self, *_: object) -> None:
        self.interrupts += 1

    def _launch(self, child: Child) -> None:
        child.started(*process.start(child.program))
        self.watch(child.output, lambda: self._relay(child))

    def _relay(self, child: Child) -> None:
        data = child.read()
        for text in child.lines.feed(data or b""):
            console.output(child.program.name, text)
        if data == b"":
            self._close_output(child)

    def _close_output(self, child: Child) -> None:
        for text in child.lines.close():
            console.output(child.program.name, text)
        self.forget(child.output)
        os.close(child.output)
        child.output = -1

    def _look_after(self, child: Child) -> None:
        if child.pid and child.has_ended():
            while child.output >= 0 and child.has_output():
                self._relay(child)
            if child.output >= 0:
                self._close_output(child)
            if not self.stopping:
                pause = child.schedule_restart()
                text = f"{child.reason()}; starting it again in {pause:g} s"
                console.output(child.program.name, text)
        elif not child.pid and not self.stopping and child.restart_at <= time.monotonic():
            self._launch(child)

    def _time_until_restart(self, timeout: float | None) -> float | None:
        if self.stopping:
            return timeout
        now = time.monotonic()
        waits = [max(child.restart_at - now, 0) for child in self.children if not child.pid]
        return min(waits + ([timeout] if timeout is not None else []), default=None)

    def _drain_wake_ups(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._waking, 4096)
