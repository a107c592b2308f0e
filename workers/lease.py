"""Keeps a claim alive while its steps run, and ends the process when they will not stop."""

import logging
import os
import signal
import threading
import time
from collections.abc import Sequence
from types import TracebackType

from django.conf import settings
from django.db import connection

from canvas.models import NodeRun, NodeStatus
from workers import lifecycle
from workers.outcome import Outcome

logger = logging.getLogger(__name__)


class Lease:
    """A watch over claimed steps: beats, notices a lost claim, enforces the deadline.

    `lost` is set when the claim is gone or the deadline has passed. A step that still runs
    `GRACE_SECONDS` later is ended with its process: the rows are in order, the next one goes on.
    """

    def __init__(self, runs: Sequence[NodeRun]) -> None:
        self.runs = runs
        self.lost = threading.Event()
        self._done = threading.Event()
        self._deadline = time.monotonic() + sum(run.deadline_seconds for run in runs)
        self._watch = threading.Thread(target=self._keep, name="lease", daemon=True)

    def __enter__(self) -> "Lease":
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()

    def _keep(self) -> None:
        try:
            while not self._done.wait(self._pause()):
                if time.monotonic() >= self._deadline:
                    self._expire()
                elif lifecycle.beat(self.runs):
                    continue
                self.lost.set()
                self._end_process_unless_done()
                return
        finally:
            connection.close()

    def _pause(self) -> float:
        left = self._deadline - time.monotonic()
        return max(0.0, min(float(settings.LEASE_SECONDS) / 4, left))

    def _expire(self) -> None:
        outcomes = [
            Outcome(
                run=run,
                status=NodeStatus.FAILED,
                error=f"It took longer than its {run.deadline_seconds} seconds",
                code="deadline_exceeded",
            )
            for run in self.runs
        ]
        lifecycle.finish(self.runs[0].execution_id, outcomes)

    def _end_process_unless_done(self) -> None:
        if not self._done.wait(settings.GRACE_SECONDS):
            logger.error("node run %s does not stop: ending its process", self.runs[0].id)
            os.kill(os.getpid(), signal.SIGKILL)
