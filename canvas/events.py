"""What listeners hear. Events are hints: sent after commit, and allowed to be lost.

Sockets listen to a workflow by the channel layer, Server-Sent Events to one execution by its
stream (`canvas.streams`).

The channel layer belongs to an event loop, its callers are synchronous threads: one daemon thread
per process keeps a loop, so that a send costs a hand-over and no connection.
"""

import asyncio
import json
import logging
import os
import struct
import threading
from collections.abc import Coroutine
from functools import lru_cache
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

from canvas import streams

logger = logging.getLogger(__name__)


def group(workflow_id: UUID | str) -> str:
    """The channel group of everybody who has this workflow open."""
    return f"workflow.{workflow_id}"


def publish(workflow_id: UUID | str | None, message: dict[str, Any]) -> None:
    """Sends one JSON event of an execution (see `canvas.consumers`)."""
    text = json.dumps(message)
    _start(streams.append(message["executionId"], text))
    if workflow_id is not None:
        _send(workflow_id, {"type": "relay.text", "text": text})


def publish_saved(workflow_id: UUID | str, updated_at: str) -> None:
    """Says that somebody saved the workflow: whoever has it open fetches and merges."""
    message = {"type": "saved", "workflowId": str(workflow_id), "updatedAt": updated_at}
    _send(workflow_id, {"type": "relay.text", "text": json.dumps(message)})


def publish_commented(workflow_id: UUID | str, thread_id: UUID | str) -> None:
    """Says that a comment thread is new, changed or gone: whoever shows it reads it again."""
    message = {"type": "commented", "workflowId": str(workflow_id), "threadId": str(thread_id)}
    _send(workflow_id, {"type": "relay.text", "text": json.dumps(message)})


def publish_preview(workflow_id: UUID | str | None, header: dict[str, Any], image: bytes) -> None:
    """Sends a picture of a node at work: uint16 header length, JSON header, image bytes."""
    if workflow_id is not None:
        head = json.dumps({"type": "preview", **header}).encode()
        frame = struct.pack(">H", len(head)) + head + image
        _send(workflow_id, {"type": "relay.bytes", "bytes": frame})


def _send(workflow_id: UUID | str, message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    _start(layer.group_send(group(workflow_id), message))


def _start(sending: Coroutine[Any, Any, None]) -> None:
    future = asyncio.run_coroutine_threadsafe(sending, _loop(os.getpid()))
    future.add_done_callback(_log_failure)


def _log_failure(future: Any) -> None:
    if not future.cancelled() and (error := future.exception()):
        logger.warning("an event was lost: %s", error)


@lru_cache(maxsize=1)
def _loop(_process_id: int) -> asyncio.AbstractEventLoop:
    # One for each process: a forked child inherits the loop but not its thread.
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="events", daemon=True).start()
    return loop
