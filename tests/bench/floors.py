"""What the machine allows, measured now: a bare Celery hop, socket echo and Django view."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import redis
from celery import Celery

ROOT = Path(__file__).resolve().parents[2]
SOCKET = os.environ.get("BENCH_SOCKET", "")
app = Celery("floor", broker=f"redis+socket://{SOCKET}" if SOCKET else "memory://")
app.conf.update(task_ignore_result=True, worker_prefetch_multiplier=1, task_default_queue="floor")


@app.task(name="floor.nothing")
def nothing(reply: str) -> None:
    """Answers on a list, so that the hop is measured there and back."""
    client = redis.Redis(unix_socket_path=SOCKET)
    client.rpush(reply, b"1")
    client.close()


def celery_hops(socket_path: str, number: int) -> list[float]:
    """Seconds of `number` round trips through a prefork worker, one after the other."""
    environment = {**os.environ, "BENCH_SOCKET": socket_path, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "celery", "-A", "tests.bench.floors", "worker"]
    options = ["--concurrency", "1", "--without-gossip", "--without-mingle", "-Q", "floor"]
    sender = Celery("sender", broker=f"redis+socket://{socket_path}")
    client = redis.Redis(unix_socket_path=socket_path)
    with subprocess.Popen(
        [*command, *options, "-l", "ERROR"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as worker:
        try:
            times = []
            for index in range(number + 5):
                began = time.perf_counter()
                sender.send_task("floor.nothing", args=["floor-reply"], queue="floor")
                client.blpop(["floor-reply"], timeout=30)
                if index >= 5:
                    times.append(time.perf_counter() - began)
            return times
        finally:
            worker.terminate()
            client.close()
            sender.close()


def socket_echoes(number: int) -> list[float]:
    """Seconds of `number` echoes of 200 bytes over a TCP connection on this machine."""
    with _echo_server() as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        times = []
        for _ in range(number):
            began = time.perf_counter()
            connection.sendall(b"x" * 200)
            connection.recv(200, socket.MSG_WAITALL)
            times.append(time.perf_counter() - began)
    return times


@contextmanager
def django_view() -> Iterator[str]:
    """The address of a bare view, served in a process of its own (see `tests.bench.bare`)."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        host, port = listener.getsockname()
        number = listener.fileno()
        command = [sys.executable, "-m", "tests.bench.bare", str(number)]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=[number], stderr=subprocess.DEVNULL)
    try:
        # The socket is bound: the first request waits until somebody serves it.
        httpx.get(f"http://{host}:{port}/", timeout=20).raise_for_status()
        yield f"http://{host}:{port}/"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _echo_server() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                while data := connection.recv(4_096):
                    connection.sendall(data)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)
