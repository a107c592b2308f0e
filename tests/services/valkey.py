"""A throw-away valkey on a private socket: `with running() as server`."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wireflow.stack import valkey
from wireflow.stack.socket_path import redis_url, socket_path

START_SECONDS = 20


@dataclass
class Server:
    """A running server; `process` may be killed, `restart` starts it again with its file."""

    process: subprocess.Popen[bytes]
    argv: list[str]
    url: str
    socket: Path

    def restart(self) -> None:
        """Kills it as a crash would, and starts it again."""
        self.process.kill()
        self.process.wait()
        self.process = subprocess.Popen(self.argv)
        self.wait()

    def wait(self) -> None:
        """Returns once it takes commands."""
        deadline = time.monotonic() + START_SECONDS
        while not valkey.answers(self.socket):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("valkey did not start")
            time.sleep(0.02)


@contextmanager
def running() -> Iterator[Server]:
    """Starts the server that `make run` would choose, in a folder that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="wireflow-valkey-") as name:
        folder = Path(name)
        program = valkey.find_server()
        path = socket_path(folder)
        argv = valkey.command(program, valkey.prepare(folder, path, valkey.version(program)), path)
        server = Server(subprocess.Popen(argv), argv, redis_url(folder), path)
        try:
            server.wait()
            yield server
        finally:
            server.process.kill()
            server.process.wait()
