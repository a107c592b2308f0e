"""Carries messages to their receivers, many at once: one that hangs holds up nobody."""

import asyncio
import json
import logging
import threading
import time
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.db import OperationalError, close_old_connections
from standardwebhooks.webhooks import Webhook

from workers import fetch
from workers.models import WebhookDelivery
from workers.webhooks import deliveries
from workers.webhooks.deliveries import Attempt

logger = logging.getLogger(__name__)
TICK_SECONDS = 0.5
AT_ONCE = 50
PATIENCE_SECONDS = 15.0
MOST_BYTES = 64 * 1024


def run_forever(stop: threading.Event) -> None:
    """Carries until told to stop. Runs in a thread of its own, with a loop of its own."""
    asyncio.run(_carry(stop))


async def deliver(delivery: WebhookDelivery) -> None:
    """One try: sends the message as it stands, and records what came back."""
    began = time.monotonic()
    body, headers = await sync_to_async(_signed)(delivery)
    try:
        answer = await fetch.send(
            "POST",
            delivery.url,
            content=body,
            headers=headers,
            deadline=PATIENCE_SECONDS,
            most_bytes=MOST_BYTES,
        )
    except fetch.FetchError as error:
        attempt = Attempt(None, error.message, _since(began))
    else:
        text = answer.content.decode("utf-8", "replace").replace("\0", "")
        wait = answer.headers.get("retry-after", "")
        attempt = Attempt(
            answer.status, "", _since(began), text, int(wait) if wait.isdecimal() else 0
        )
    await sync_to_async(deliveries.record)(delivery, attempt)


def _signed(delivery: WebhookDelivery) -> tuple[bytes, dict[str, str]]:
    now = datetime.now(UTC)
    message = {**delivery.payload, "timestamp": now.isoformat().replace("+00:00", "Z")}
    body = json.dumps(message, ensure_ascii=False)
    name = f"msg_{delivery.id}"
    headers = {
        "content-type": "application/json",
        "user-agent": "Wireflow-Webhooks/1",
        "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(deliveries.secret(delivery)).sign(name, now, body),
    }
    return body.encode(), headers


async def _carry(stop: threading.Event) -> None:
    on_the_way: set[asyncio.Task[None]] = set()
    while not stop.is_set():
        for delivery in await _due(AT_ONCE - len(on_the_way)):
            task = asyncio.create_task(_safely(delivery))
            on_the_way.add(task)
            task.add_done_callback(on_the_way.discard)
        await asyncio.sleep(TICK_SECONDS)
    # What was sent and not recorded is sent again after the claim has passed.
    for task in on_the_way:
        task.cancel()


async def _due(most: int) -> list[WebhookDelivery]:
    try:
        return await sync_to_async(_claim)(most) if most else []
    except OperationalError as error:
        logger.warning("the database did not answer, trying again: %s", error)
        return []


async def _safely(delivery: WebhookDelivery) -> None:
    try:
        await deliver(delivery)
    except OperationalError as error:
        logger.warning("a delivery could not be recorded, it is repeated: %s", error)


def _claim(most: int) -> list[WebhookDelivery]:
    close_old_connections()
    return deliveries.claim_due(most)


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1_000)
