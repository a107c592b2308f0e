"""Tells when the web process answers, without a thread and without asking again and again."""

import socket
from collections.abc import Callable

from wireflow.stack.supervisor import Supervisor

PATH = "/sign-in"


class Readiness:
    """One request waits in the listening socket until the web process takes it."""

    def __init__(
        self, supervisor: Supervisor, address: tuple[str, int], when_ready: Callable[[int], None]
    ) -> None:
        self._supervisor = supervisor
        self._address = address
        self._when_ready = when_ready
        self._ask()

    def _ask(self) -> None:
        self._connection = socket.create_connection(self._address, timeout=5)
        request = f"GET {PATH} HTTP/1.0\r\nHost: {self._address[0]}:{self._address[1]}\r\n\r\n"
        self._connection.sendall(request.encode())
        self._supervisor.watch(self._connection, self._hear)

    def _hear(self) -> None:
        try:
            answer = self._connection.recv(64)
        except ConnectionError:
            answer = b""
        self._supervisor.forget(self._connection)
        self._connection.close()
        status = answer.split(b" ")[1:2]
        if status:
            self._when_ready(int(status[0]))
        else:  # the web process ended before it answered; its successor will
            self._ask()
