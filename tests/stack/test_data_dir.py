"""One stack for a data directory, and none on a full disk."""

import os
import re
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from wireflow.stack import data_dir
from wireflow.stack.errors import CannotStartError

Usage = namedtuple("Usage", "total used free")


def test_refuses_a_second_stack_on_the_same_directory(tmp_path: Path) -> None:
    first = data_dir.lock(tmp_path)
    said = f"Wireflow already runs on {tmp_path} (process {os.getpid()})."
    with pytest.raises(CannotStartError, match=re.escape(said)):
        data_dir.lock(tmp_path)
    os.close(first)


def test_takes_over_the_directory_of_a_stack_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import os, signal; from pathlib import Path; from wireflow.stack import data_dir;"
        f"data_dir.lock(Path({str(tmp_path)!r})); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    descriptor = data_dir.lock(tmp_path)
    assert (tmp_path / "stack.lock").read_text() == f"{os.getpid()}\n"
    os.close(descriptor)


def test_does_not_start_on_a_nearly_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**12, 0, 499 * 2**20))
    with pytest.raises(CannotStartError, match=r"Only 499 MB are free in .*needs 500 MB"):
        data_dir.require_space(tmp_path)


def test_says_so_when_the_directory_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStartError, match=r"cannot be used: Not a directory\. Set WIREFLOW"):
        data_dir.require_space(tmp_path / "file" / "data")
