"""HTTP under load by wrk: one light thread, because it shares the machine with the server."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = Path(__file__).with_name("load.lua")
SECONDS = 3
CLIENTS = (1, 32)


@dataclass(frozen=True)
class Call:
    """One kind of request, and the status that counts as success.

    A `%d` in the body is replaced by another text each time, so that no cache knows it.
    """

    url: str
    status: int = 200
    method: str = "GET"
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What wrk saw; `failed` counts every other status, lost connections and time-outs."""

    per_second: float
    p50: float
    p99: float
    failed: int


def measure(call: Call, clients: int) -> Result:
    """Sends the call over and over on so many connections; times are in seconds."""
    words = [word for header in call.headers.items() for word in header]
    command = ["wrk", "--threads", "1", "--connections", str(clients), "--script", str(SCRIPT)]
    limits = ["--duration", f"{SECONDS}s", "--timeout", "10s", call.url, "--"]
    done = subprocess.run(
        [*command, *limits, call.method, call.body, str(call.status), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("measured "))
    requests, duration, p50, p99, failed = (int(word) for word in line.split()[1:])
    return Result(requests / duration * 1e6, p50 / 1e6, p99 / 1e6, failed)
