"""The port is bound first, and a taken one names its owner."""

import os
import socket
from pathlib import Path

import pytest

from wireflow.stack import port
from wireflow.stack.errors import CannotStartError


def test_names_the_program_that_has_the_port() -> None:
    with port.listen("127.0.0.1", 0) as taken:
        number = taken.getsockname()[1]
        name = Path("/proc/self/comm").read_text().strip()
        with pytest.raises(CannotStartError) as refusal:
            port.listen("127.0.0.1", number)
    assert str(refusal.value) == (
        f"Port {number} is taken by {name} (process {os.getpid()}). "
        f"Set PORT={number + 1} make run, or stop the other program."
    )


def test_knows_no_owner_of_a_free_port() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        assert port.taken_by(probe.getsockname()[1]) == ""


@pytest.mark.parametrize(("host", "number"), [("192.0.2.1", 8000), ("127.0.0.1", 70_000)])
def test_says_which_address_it_cannot_listen_on(host: str, number: int) -> None:
    with pytest.raises(CannotStartError, match=f"Cannot listen on {host}:{number}"):
        port.listen(host, number)
