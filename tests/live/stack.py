"""A whole Wireflow on a free port: the real processes, as `make run` starts them."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"https?://\S+/sign-in/link/\S+")
START_SECONDS = 60


@dataclass
class Stack:
    """A running stack; `api` calls it with a key that may do everything."""

    process: subprocess.Popen[str]
    url: str
    environment: Mapping[str, str]
    link: str = ""
    output: list[str] = field(default_factory=list)
    key: str = ""
    browser: httpx.Client = field(init=False, repr=False)
    api: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.browser = httpx.Client(base_url=self.url, follow_redirects=True, timeout=30)
        self.api = httpx.Client(base_url=f"{self.url}/api/v1", timeout=30)

    def sign_in(self) -> None:
        """Opens the one-time link and makes an API key, as a person would."""
        self.browser.get(self.link).raise_for_status()
        token = self.browser.cookies["wireflow-csrf"]
        answer = self.browser.post(
            "/api/v1/keys",
            json={"name": "tests", "scopes": SCOPES},
            headers={"X-CSRFToken": token, "Referer": self.url},
        )
        answer.raise_for_status()
        self.key = answer.json()["data"]["key"]
        self.api.headers["Authorization"] = f"Bearer {self.key}"

    def cookies(self) -> Any:
        """Those of the signed-in person, as a Playwright context takes them."""
        jar = self.browser.cookies.jar
        return [
            {"name": cookie.name, "value": cookie.value or "", "url": self.url} for cookie in jar
        ]

    def close(self) -> None:
        """Ends the connections."""
        self.browser.close()
        self.api.close()

    def processes(self, *words: str) -> list[int]:
        """Ids of the stack's processes whose command line holds all words, children last."""
        found = []
        for pid in _descendants(self.process.pid):
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if all(word in command for word in words):
                found.append(pid)
        return found

    def kill(self, *words: str) -> None:
        """`kill -9` of the youngest process whose command line holds all words."""
        os.kill(self.processes(*words)[-1], signal.SIGKILL)


SCOPES = [
    "workflows:read",
    "workflows:write",
    "workflows:execute",
    "executions:read",
    "usage:read",
]


@contextmanager
def running(data_dir: Path, **environment: str) -> Iterator[Stack]:
    """Starts the stack in `data_dir`, signs in, and stops everything at the end."""
    port = _free_port()
    variables = {
        **os.environ,
        "WIREFLOW_DATA_DIR": str(data_dir),
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        **environment,
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    stack = Stack(process, f"http://127.0.0.1:{port}", variables)
    reader = threading.Thread(target=_read, args=(stack,), daemon=True)
    reader.start()
    try:
        _wait_for_link(stack)
        stack.sign_in()
        yield stack
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        reader.join(5)
        stack.close()
        if process.stdout:
            process.stdout.close()


def wait_for(check: Any, seconds: float, what: str) -> Any:
    """The first true answer of `check()`; fails after a bound so that nothing hangs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s for {what}")


def _read(stack: Stack) -> None:
    assert stack.process.stdout is not None
    for line in stack.process.stdout:
        stack.output.append(line)
        if match := LINK.search(line):
            stack.link = match.group()


def _wait_for_link(stack: Stack) -> None:
    try:
        wait_for(lambda: stack.link or stack.process.poll() is not None, START_SECONDS, "the link")
        assert stack.link
    except AssertionError:
        raise AssertionError("the stack did not start:\n" + "".join(stack.output)) from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _descendants(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    children = [int(word) for word in text.split()]
    return children + [grandchild for child in children for grandchild in _descendants(child)]
