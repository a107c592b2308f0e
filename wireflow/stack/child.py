"""One supervised child: its process, its output and its crashes."""

import os
import select
import signal
import time
from contextlib import suppress

from wireflow.stack.console import LineSplitter
from wireflow.stack.process import Program

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
# A child that ran this long had started well: its next crash is a first one again.
STEADY_SECONDS = 60.0


class Child:
    """A program and, while it runs, its process."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.pid = 0
        self.output = -1
        self.lines = LineSplitter()
        self.crashes = 0
        self.restart_at = 0.0
        self._started_at = 0.0
        self._status = 0

    def started(self, pid: int, output: int) -> None:
        """Takes over a new process."""
        self.pid, self.output = pid, output
        self.lines = LineSplitter()
        self._started_at = time.monotonic()

    def read(self) -> bytes | None:
        """What it wrote since; empty after its end, None where there is nothing yet."""
        try:
            return os.read(self.output, 65536)
        except BlockingIOError:
            return None

    def has_output(self) -> bool:
        """Whether there is something to read, be it the end."""
        return bool(select.select([self.output], [], [], 0)[0])

    def has_ended(self) -> bool:
        """Whether the process has just ended; whatever it forked ends with it."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if not pid:
            return False
        self._kill_group()
        self.pid, self._status = 0, status
        return True

    def reason(self) -> str:
        """How the last process ended, for people."""
        code = os.waitstatus_to_exitcode(self._status)
        if code < 0:
            return f"ended by signal {-code} ({signal.strsignal(-code)})"
        return f"ended with status {code}"

    def schedule_restart(self) -> float:
        """Returns the pause before the next start: 1 s, doubled with each crash, at most 30 s."""
        if time.monotonic() - self._started_at > STEADY_SECONDS:
            self.crashes = 0
        pause = min(FIRST_PAUSE_SECONDS * 2.0 ** min(self.crashes, 10), LONGEST_PAUSE_SECONDS)
        self.crashes += 1
        self.restart_at = time.monotonic() + pause
        return pause

    def ask_to_stop(self) -> None:
        """Asks the process, not what it forked: it ends that itself."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, self.program.stop_signal)

    def kill(self) -> None:
        """Ends the process and everything it forked."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._kill_group()

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
