"""A webhook receiver on this machine that behaves as it is told to."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Received:
    """One message as it came."""

    headers: dict[str, str]
    body: bytes
    at: float


@dataclass
class Receiver:
    """`manner` is the status to answer with, or "hang", "drip", "redirect" or "gate".

    Behind a gate a caller is held until `opened` is set.
    """

    url: str = ""
    manner: int | str = 200
    received: list[Received] = field(default_factory=list)
    opened: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def receiving(manner: int | str = 200) -> Iterator[Receiver]:
    """Listens on a free port until the end of the block."""
    receiver = Receiver(manner=manner)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.received.append(Received(headers, body, time.monotonic()))
            _answer(self, receiver)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.opened.set()
        receiver.over.set()
        server.shutdown()
        server.server_close()


def _answer(handler: BaseHTTPRequestHandler, receiver: Receiver) -> None:
    manner = receiver.manner
    if manner == "hang":
        receiver.over.wait(60)
        return
    if manner == "drip":
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b".")
            handler.wfile.flush()
            if receiver.over.wait(0.2):
                return
        return
    if manner == "gate":
        receiver.opened.wait(60)
        manner = 200
    handler.send_response(302 if manner == "redirect" else int(manner))
    if manner == "redirect":
        handler.send_header("Location", receiver.url + "/elsewhere")
    handler.send_header("Content-Length", "2")
    handler.end_headers()
    handler.wfile.write(b"ok")
