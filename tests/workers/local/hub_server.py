"""A model hub on this machine: its listing, and the files of one repository or parts of them."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Repository:
    """Files by name; `asked` notes the ranges, `damaged` files are sent with one byte changed."""

    name: str
    files: dict[str, bytes]
    damaged: set[str] = field(default_factory=set)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def listing(self) -> dict[str, object]:
        siblings = [
            {
                "rfilename": name,
                "size": len(data),
                "lfs": {
                    "sha256": hashlib.sha256(data).hexdigest(),
                    "size": len(data),
                    "pointerSize": 134,
                },
            }
            for name, data in self.files.items()
        ]
        card = {"license": "apache-2.0"}
        return {"id": self.name, "sha": COMMIT, "siblings": siblings, "cardData": card}


@contextmanager
def serving(repository: Repository) -> Iterator[str]:
    """Its address, while it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def log_message(self, *args: object) -> None: ...

        def _answer(self, *, body: bool) -> None:
            path = self.path.partition("?")[0]
            if path == f"/api/models/{repository.name}/revision/main":
                self._send(200, json.dumps(repository.listing()).encode(), {}, body=body)
                return
            name = path.removeprefix(f"/{repository.name}/resolve/{COMMIT}/")
            data = repository.files.get(name)
            if data is None:
                self._send(404, b"", {"X-Error-Code": "EntryNotFound"}, body=body)
                return
            self._file(name, data, body=body)

        def _file(self, name: str, data: bytes, *, body: bool) -> None:
            digest = hashlib.sha256(data).hexdigest()
            if name in repository.damaged:
                data = bytes([data[0] ^ 1]) + data[1:]
            headers = {"ETag": f'"{digest}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
            wanted = self.headers.get("Range")
            if body:
                repository.asked.append((name, wanted))
            if not wanted:
                self._send(200, data, headers, body=body)
                return
            start = int(wanted.removeprefix("bytes=").partition("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            self._send(206, data[start:], headers, body=body)

        def _send(self, status: int, data: bytes, headers: dict[str, str], *, body: bool) -> None:
            self.send_response(status)
            for key, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(key, value)
            self.end_headers()
            if body:
                self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
