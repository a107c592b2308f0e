"""A throw-away PostgreSQL: `with running() as url`, or `python -m tests.services.postgres COMMAND`.

The second runs the command with DATABASE_URL set and returns its exit status.
"""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 20
# Nothing of it must survive a crash, so nothing waits for the disk.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "shared_buffers": "32MB",
    "listen_addresses": "127.0.0.1",
}


@contextmanager
def running() -> Iterator[str]:
    """Starts a server on a free port and yields its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="wireflow-postgres-"))
    process = None
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = folder / "data"
        _run("initdb", "-D", str(data), "-U", "wireflow", "-A", "trust", "-E", "UTF8", "--no-sync")
        port = _free_port()
        process = _serve(data, folder, port)
        _wait(process, port, folder)
        yield f"postgresql://wireflow@127.0.0.1:{port}/postgres"
    finally:
        if process:
            _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _serve(data: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    options = {**OPTIONS, "port": str(port), "unix_socket_directories": str(folder)}
    arguments = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [_program("postgres"), "-D", str(data), *arguments],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=True,
            **_as_postgres(),
        )


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    ready = [_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(ready, check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [_program(name), *arguments],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        **_as_postgres(),
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stdout}{done.stderr}")


def _as_postgres() -> dict[str, int]:
    # PostgreSQL refuses to run as root; Debian's package made this user.
    if os.geteuid():
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid}


def _program(name: str) -> str:
    # Debian keeps the server's programs off PATH, one folder for each version.
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"))
    return found[-1] if found else shutil.which(name) or name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    """Runs the command beside a server; returns its exit status."""
    with running() as url:
        process = subprocess.Popen(command, env={**os.environ, **_variables(url)})
        while True:
            with suppress(KeyboardInterrupt):  # the command hears it too, and ends
                return process.wait()


def _variables(url: str) -> dict[str, str]:
    # A thread that keeps its connection would keep the test database from being dropped.
    return {"DATABASE_URL": url, "DATABASE_CONN_MAX_AGE": "0"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
