"""The data directory: one stack at a time, and never on a full disk."""

import fcntl
import os
import shutil
import time
from pathlib import Path

from wireflow.stack.errors import CannotStartError

LEAST_FREE_BYTES = 500 * 1024 * 1024
# After a `kill -9` the old valkey needs a moment to end and let go of the lock it inherited.
LOCK_PATIENCE_SECONDS = 3.0


def free_bytes(data_dir: Path) -> int:
    """Free bytes on the disk that holds the directory, which is made if it is missing."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(data_dir).free
    except OSError as error:
        raise CannotStartError(
            f"The data directory {data_dir} cannot be used: {error.strerror}. "
            "Set WIREFLOW_DATA_DIR to a directory you may write to."
        ) from error


def require_space(data_dir: Path) -> int:
    """Returns the free bytes; refuses to start where pictures would soon fill the disk."""
    free = free_bytes(data_dir)
    if free < LEAST_FREE_BYTES:
        raise CannotStartError(
            f"Only {free // 2**20} MB are free in {data_dir}; Wireflow needs 500 MB to start. "
            "Free some space or set WIREFLOW_DATA_DIR to another disk."
        )
    return free


def lock(data_dir: Path) -> int:
    """Takes the directory for this process; returns the descriptor that holds it.

    The kernel lets go when the last process with the descriptor has ended, so a crash leaves
    nothing to clean up. valkey inherits it: no second one may open the same files.
    """
    path = data_dir / "stack.lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CannotStartError(f"{path} cannot be written: {error.strerror}.") from error
    deadline = time.monotonic() + LOCK_PATIENCE_SECONDS
    while not _locked(descriptor):
        owner = os.pread(descriptor, 20, 0).decode().strip()
        if time.monotonic() > deadline or _is_running(owner):
            os.close(descriptor)
            raise CannotStartError(
                f"Wireflow already runs on {data_dir} (process {owner or 'unknown'}). "
                "Stop it first, or set WIREFLOW_DATA_DIR to another directory."
            )
        time.sleep(0.05)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return descriptor


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_running(owner: str) -> bool:
    try:
        os.kill(int(owner), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
