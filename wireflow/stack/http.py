"""daphne's HTTP, but failures under `/api/` are JSON, and slow readers are not waited for."""

import json
from typing import Any

from daphne.http_protocol import HTTPFactory, WebRequest
from twisted.internet import reactor
from twisted.web.http import HTTPChannel

# How long a listener may leave its buffer full before its connection is ended, in seconds.
PATIENCE_SECONDS = 10.0


class SlowReader:
    """Ends a stream whose reader does not keep up: Twisted pauses a producer when the socket and
    its own buffer of 64 KiB are full, and what came after that would be kept without a bound."""

    def __init__(self, transport: Any, clock: Any = reactor) -> None:
        self.transport = transport
        self.clock = clock
        self.ending: Any = None

    def pauseProducing(self) -> None:
        if self.ending is None:
            self.ending = self.clock.callLater(PATIENCE_SECONDS, self._end)

    def resumeProducing(self) -> None:
        if self.ending is not None:
            self.ending.cancel()
            self.ending = None

    stopProducing = resumeProducing

    def _end(self) -> None:
        self.ending = None
        self.transport.abortConnection()


class Request(WebRequest):
    """One request."""

    def handle_reply(self, message: dict[str, Any]) -> None:
        starts = message["type"] == "http.response.start"
        if starts and _is_stream(message) and self.channel is not None:
            self.registerProducer(SlowReader(self.channel.transport), True)
        super().handle_reply(message)

    def finish(self) -> None:
        self._let_go()
        super().finish()

    def connectionLost(self, reason: Any) -> None:
        self._let_go()
        super().connectionLost(reason)

    def basic_error(self, status: int, status_text: bytes, body: str) -> None:
        """What daphne refuses before any application sees it."""
        if not self.path.startswith(b"/api/") and not self.uri.startswith(b"/api/"):
            super().basic_error(status, status_text, body)
            return
        headers = [(b"Content-Type", b"application/json")]
        self.handle_reply({"type": "http.response.start", "status": status, "headers": headers})
        self.handle_reply({"type": "http.response.body", "body": _failure(body)})

    def _let_go(self) -> None:
        if self.producer is not None:
            self.producer.stopProducing()
            if getattr(self, "channel", None) is not None:
                self.unregisterProducer()


class Channel(HTTPChannel):
    """One connection."""

    def _respondToBadRequestAndDisconnect(self) -> None:
        """What Twisted itself refuses to read: it has no path yet, and gets JSON wherever it was
        meant for. Twisted has no public hook for this, and sends a bare status line."""
        body = _failure("The request is not valid HTTP")
        head = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"
        length = f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        transport: Any = self.transport
        transport.write((head + length).encode() + body)
        transport.loseConnection()


class Factory(HTTPFactory):
    """Makes our connections and requests instead of daphne's."""

    # Without the wrapper that switches to HTTP/2: a proxy in front speaks that.
    protocol = Channel

    def buildProtocol(self, address: Any) -> Any:
        protocol = super().buildProtocol(address)
        protocol.requestFactory = Request
        return protocol


def _failure(words: str) -> bytes:
    return json.dumps({"error": words, "code": "bad_request", "requestId": ""}).encode()


def _is_stream(message: dict[str, Any]) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/event-stream")
        for name, value in message.get("headers", ())
    )
