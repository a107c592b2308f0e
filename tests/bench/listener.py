"""A socket of a workflow, as a browser opens it, read by autobahn's protocol in a thread."""

import json
import queue
import threading
import time
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from autobahn.twisted.websocket import WebSocketClientFactory, WebSocketClientProtocol
from twisted.internet import reactor

from tests.live.stack import Stack


class Listener:
    """Joins a workflow's socket; `wait_for` returns when an execution has ended."""

    def __init__(self, stack: Stack, workflow_id: str) -> None:
        where = urlsplit(stack.url)
        cookies = "; ".join(f"{c.name}={c.value}" for c in stack.browser.cookies.jar)
        factory = WebSocketClientFactory(
            f"ws://{where.netloc}/ws/workflows/{workflow_id}",
            origin=stack.url,
            headers={"Cookie": cookies},
        )
        self.lags: list[float] = []
        self.ended: set[str] = set()
        self.news: queue.Queue[dict[str, Any]] = queue.Queue()
        self.connection: Any = None
        factory.protocol = _protocol(self)
        self.factory, self.address = factory, (where.hostname, where.port)

    def __enter__(self) -> "Listener":
        target: Any = reactor
        threading.Thread(
            target=lambda: target.run(installSignalHandlers=False), daemon=True
        ).start()
        target.callFromThread(target.connectTCP, *self.address, self.factory)
        assert self.news.get(timeout=20)["type"] == "snapshot"
        return self

    def __exit__(self, *error: object) -> None:
        target: Any = reactor
        target.callFromThread(target.stop)

    def wait_for(self, execution_id: str) -> None:
        """Until the execution's last update; one that the cache completed says so at once."""
        while execution_id not in self.ended:
            self._take(self.news.get(timeout=30))

    def ping_times(self, number: int) -> list[float]:
        """Seconds from a ping to its pong."""
        target: Any = reactor
        times = []
        for _ in range(number):
            began = time.perf_counter()
            target.callFromThread(self.connection.sendMessage, b'{"type": "ping"}')
            while self.news.get(timeout=10)["type"] != "pong":
                pass
            times.append(time.perf_counter() - began)
        return times

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "update" and message["execution"]["status"] != "RUNNING":
            self.ended.add(message["executionId"])


def _protocol(listener: Listener) -> type:
    class Protocol(WebSocketClientProtocol):
        def onOpen(self) -> None:
            listener.connection = self

        def onMessage(self, payload: bytes, isBinary: bool) -> None:
            if isBinary:
                return
            message = json.loads(payload)
            if message["type"] == "update" and (at := message["execution"]["completedAt"]):
                # From the database's time of the change to the browser's ear: commit included.
                listener.lags.append(time.time() - datetime.fromisoformat(at).timestamp())
            listener.news.put(message)

    return Protocol
