"""The context of a running node: progress, previews, words, cancellation, warnings, the web."""

import io
import time
from collections.abc import Mapping

import PIL.Image
from asgiref.sync import async_to_sync

from canvas import events
from canvas.models import NodeRun
from canvas.nodes.context import Answer, CancelledError
from canvas.nodes.ports import JsonValue
from workers import fetch, lifecycle
from workers.lease import Lease
from workers.webhooks import outbox
from workers.writing import Writing

# About 10 Hz is what an eye and a socket want; a fast sampler makes more steps than that.
PERIOD = 0.1
CANCEL_CHECK_PERIOD = 0.5
PREVIEW_SIZE = (512, 512)
USER_AGENT = "Wireflow-Nodes/1"


class RunContext:
    """Implements `canvas.nodes.context.NodeContext` for one claimed step."""

    def __init__(self, run: NodeRun, lease: Lease) -> None:
        self.run = run
        self.warnings: list[str] = []
        self._lease = lease
        self._began: float | None = None
        self._told = self._shown = 0.0
        self._checked = time.monotonic()
        self._steps: dict[str, int] = {}
        self._writing = Writing(PERIOD)
        self._node: dict[str, str | int] = {"nodeId": run.node_id}
        if run.item is not None:
            self._node["item"] = run.item

    def progress(
        self, fraction: float, *, step: int | None = None, total_steps: int | None = None
    ) -> None:
        now = time.monotonic()
        self._began = self._began if self._began is not None else now
        self.run.progress = min(max(fraction, 0.0), 1.0)
        if step is not None and total_steps is not None:
            self._steps = {"step": step, "totalSteps": total_steps}
        if now - self._told < PERIOD and fraction < 1:
            return
        self._told = now
        node = {**self._node, "progress": round(self.run.progress, 4), **self._steps}
        message = {
            "type": "progress",
            "executionId": str(self.run.execution_id),
            "nodes": [node | {"secondsLeft": self._seconds_left(now)}],
        }
        events.publish(self.run.execution.workflow_id, message)

    def preview(self, image: PIL.Image.Image) -> None:
        now = time.monotonic()
        if now - self._shown < PERIOD:
            return
        self._shown = now
        buffer = io.BytesIO()
        small = image.convert("RGB")
        small.thumbnail(PREVIEW_SIZE)
        small.save(buffer, "JPEG", quality=80)
        header = {
            "executionId": str(self.run.execution_id),
            **self._node,
            "contentType": "image/jpeg",
            **self._steps,
        }
        events.publish_preview(self.run.execution.workflow_id, header, buffer.getvalue())

    def write(self, piece: str) -> None:
        if self._lease.lost.is_set():
            raise CancelledError
        told = self._writing.add(piece)
        if told is not None:
            execution = self.run.execution
            message = {"type": "text", "executionId": str(execution.id)}
            events.publish(execution.workflow_id, message | self._node | told)

    def check_cancelled(self) -> None:
        now = time.monotonic()
        if now - self._checked >= CANCEL_CHECK_PERIOD:
            self._checked = now
            if not lifecycle.mine(self.run).exists():
                self._lease.lost.set()
        if self._lease.lost.is_set():
            raise CancelledError

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def fetch(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str],
        content: bytes,
        seconds: float,
        most_bytes: int,
    ) -> Answer:
        # A worker that dies may be followed by one that sends again: receivers can tell.
        own = {"user-agent": USER_AGENT, "idempotency-key": str(self.run.id)}
        answer = async_to_sync(fetch.send)(
            method,
            address,
            content=content,
            headers=own | dict(headers),
            deadline=seconds,
            most_bytes=most_bytes,
            redirects=fetch.MOST_REDIRECTS if method in ("GET", "HEAD") else 0,
        )
        return Answer(answer.status, answer.headers, answer.content)

    def deliver(self, address: str, value: JsonValue) -> None:
        fetch.check_address(address)
        outbox.deliver(self.run, address, value)

    def _seconds_left(self, now: float) -> float | None:
        if self._began is None or self.run.progress <= 0 or now == self._began:
            return None
        return round((now - self._began) * (1 - self.run.progress) / self.run.progress, 1)
