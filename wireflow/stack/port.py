"""The web port: bound before anything starts, so that a taken one is said at once."""

import errno
import os
import socket
from pathlib import Path

from wireflow.stack.errors import CannotStartError

BACKLOG = 512


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. The web process gets it: requests wait in it while that restarts."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise CannotStartError(_refusal(host, port, error)) from error
    return listener


def _refusal(host: str, port: int, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        owner = taken_by(port)
        by = f" by {owner}" if owner else ""
        return f"Port {port} is taken{by}. Set PORT={port + 1} make run, or stop the other program."
    if number == errno.EACCES:
        return f"Port {port} needs administrator rights. Set PORT to a number above 1023."
    return (
        f"Cannot listen on {host}:{port}: {error}. Set HOST and PORT to an address of this machine."
    )


def taken_by(port: int) -> str:
    """The program that listens on the port, as `name (process 123)`; empty where unknown."""
    inodes = _listening_inodes(port)
    for link in Path("/proc").glob("[0-9]*/fd/*") if inodes else ():
        try:
            target = os.readlink(link)
        except OSError:  # ended meanwhile, or another user's
            continue
        if target in inodes:
            pid = link.parts[2]
            return f"{Path(f'/proc/{pid}/comm').read_text().strip()} (process {pid})"
    return ""


def _listening_inodes(port: int) -> set[str]:
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        if table.exists():
            rows = (line.split() for line in table.read_text().splitlines()[1:])
            # Columns: local address (hexadecimal port), state (0A listens), inode.
            found |= {
                f"socket:[{row[9]}]"
                for row in rows
                if row[3] == "0A" and int(row[1].rpartition(":")[2], 16) == port
            }
    return found
