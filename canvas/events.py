"""What listeners of a workflow hear. Events are hints: sent after commit, and allowed to be lost.

The channel layer belongs to an event loop, its callers are synchronous threads: one daemon thread
per process keeps a loop, so that a send costs a hand-over and no connection.
"""

import asyncio
import json
import logging
import os
import struct
import threading
from functools import lru_cache
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)


def group(workflow_id: UUID | str) -> str:
    """The channel group of everybody who has this workflow open."""
    return f"workflow.{workflow_id}"


def publish(workflow_id: UUID | str | None, message: dict[str, Any]) -> None:
    """Sends one JSON event (`update` or `progress`, see `canvas.consumers`)."""
    if workflow_id is not None:
        _send(workflow_id, {"type": "relay.text", "text": json.dumps(message)})


def publish_preview(workflow_id: UUID | str | None, header: dict[str, Any], image: bytes) -> None:
    """Sends a picture of a node at work: uint16 header length, JSON header, image bytes."""
    if workflow_id is not None:
        head = json.dumps({"type": "preview", **header}).encode()
        frame = struct.pack(">H", len(head)) + head + image
        _send(workflow_id, {"type": "relay.bytes", "bytes": frame})


def _send(workflow_id: UUID | str, message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    sending = layer.group_send(group(workflow_id), message)
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
