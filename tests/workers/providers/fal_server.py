"""A server on this machine that speaks fal's queue protocol, and fails in every way it may."""

import io
import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

import PIL.Image

OUTPUT = {"images": [{"url": "{files}/picture.png", "content_type": "image/png"}], "seed": 7}
REFUSAL = {
    "detail": [
        {
            "loc": ["body", "prompt"],
            "msg": "The content was flagged by a content checker.",
            "type": "content_policy_violation",
            "url": "https://docs.fal.ai/errors#content_policy_violation",
            "categories": ["violence"],
        }
    ]
}
INVALID = {
    "detail": [{"loc": ["body", "image_size"], "msg": "unexpected value", "type": "literal_error"}]
}


@dataclass
class Call:
    """A request as it came."""

    kind: str
    path: str
    headers: dict[str, str]
    body: Any
    at: float


@dataclass
class Answers:
    """A status, headers and a body: JSON, or bytes as they stand."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class FalServer:
    """`faults[kind]` are used up one by one; then it does what it should.

    A fault is an `Answers`, or "hang", "drip", "flood" or "reset". `states` are what the status
    says in turn, the last one for ever. `jobs` are those it took.
    """

    url: str = ""
    output: Any = field(default_factory=lambda: OUTPUT)
    states: list[Any] = field(default_factory=lambda: ["COMPLETED"])
    faults: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    jobs: dict[str, Any] = field(default_factory=dict)
    cancelled: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def of(self, kind: str) -> list[Call]:
        return [call for call in self.calls if call.kind == kind]


@contextmanager
def serving() -> Iterator[FalServer]:
    """Listens on a free port until the end of the block."""
    fal = FalServer(files={"picture.png": ("image/png", png())})

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kind = "cancel" if self.path.endswith("/cancel") else "submit"
            self._take("upload" if self.path.startswith("/storage/") else kind)

        def do_GET(self) -> None:
            kind = "status" if self.path.split("?")[0].endswith("/status") else "result"
            self._take("file" if self.path.startswith("/files/") else kind)

        def do_PUT(self) -> None:
            self._take("put" if self.path.startswith("/put/") else "cancel")

        def _take(self, kind: str) -> None:
            text = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            is_json = headers.get("content-type") == "application/json"
            body = json.loads(text) if is_json else text or None
            fal.calls.append(Call(kind, self.path, headers, body, time.monotonic()))
            fault = fal.faults[kind].pop(0) if fal.faults[kind] else None
            if isinstance(fault, str):
                _misbehave(self, fal, fault)
            else:
                _send(self, fault or _proper(fal, kind, self.path, body))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fal.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield fal
    finally:
        fal.over.set()
        server.shutdown()
        server.server_close()


def png(size: tuple[int, int] = (24, 16), colour: str = "teal") -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def _proper(fal: FalServer, kind: str, path: str, body: Any) -> Answers:
    match kind:
        case "submit":
            return _queued(fal, path, body)
        case "status":
            state = fal.states.pop(0) if len(fal.states) > 1 else fal.states[0]
            return Answers(body=state if isinstance(state, dict) else {"status": state})
        case "cancel":
            fal.cancelled.append(path.split("/")[-2])
            return Answers(202, {"status": "CANCELLATION_REQUESTED"})
        case "upload":
            places = {"upload_url": f"{fal.url}/put/1", "file_url": "https://v3.fal.media/files/1"}
            return Answers(body=places)
        case "put":
            return Answers(body=b"")
        case "file":
            content_type, data = fal.files[path.removeprefix("/files/")]
            return Answers(body=data, headers={"Content-Type": content_type})
    known = path.rpartition("/")[2] in fal.jobs
    named = json.loads(json.dumps(fal.output).replace("{files}", f"{fal.url}/files"))
    return Answers(body=named) if known else Answers(404, {"detail": "Not Found"})


def _queued(fal: FalServer, path: str, body: Any) -> Answers:
    request_id = str(uuid4())
    fal.jobs[request_id] = body
    # As fal does: the addresses of a job leave out what follows the model's name.
    owner, name = path.strip("/").split("/")[:2]
    base = f"{fal.url}/{owner}/{name}/requests/{request_id}"
    ticket = {"response_url": base, "status_url": f"{base}/status", "cancel_url": f"{base}/cancel"}
    return Answers(body={"request_id": request_id, "queue_position": 0, **ticket})


def _send(handler: BaseHTTPRequestHandler, answer: Answers) -> None:
    raw = isinstance(answer.body, bytes)
    content = answer.body if raw else json.dumps(answer.body).encode()
    handler.send_response(answer.status)
    for name, value in {"Content-Type": "application/json", **answer.headers}.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def _misbehave(handler: BaseHTTPRequestHandler, fal: FalServer, fault: str) -> None:
    if fault == "hang":
        fal.over.wait(30)
        return
    if fault == "reset":
        handler.close_connection = True
        return
    handler.send_response(200)
    handler.end_headers()
    part, pause = (b"." * 1_000_000, 0.0) if fault == "flood" else (b".", 0.1)
    for _ in range(200):
        try:
            handler.wfile.write(part)
        except OSError:
            return
        if fal.over.wait(pause):
            return
