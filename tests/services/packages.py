"""Installs the Debian packages tests and bench drive, where it can; else says what is missing."""

import glob
import os
import shutil
import subprocess
import sys

POSTGRES = "/usr/lib/postgresql/*/bin/initdb"
# What each package is for, and whether the machine has it already.
TESTS: dict[str, tuple[str, object]] = {
    "chromium": ("the browser tests", shutil.which("chromium")),
    "postgresql": ("the tests on PostgreSQL", glob.glob(POSTGRES) or shutil.which("initdb")),
    "redis-server": (
        "the tests of the launcher",
        shutil.which("redis-server") or shutil.which("valkey-server"),
    ),
}
BENCH: dict[str, tuple[str, object]] = {
    "chromium": ("the canvas in the bench", shutil.which("chromium")),
    "wrk": ("the requests of the bench", shutil.which("wrk")),
}


def main(arguments: list[str]) -> int:
    """Returns the exit status: a test that cannot run must not look like one that passed.

    With `bench`: what `make bench` drives instead.
    """
    needed = BENCH if arguments == ["bench"] else TESTS
    missing = {name: purpose for name, (purpose, found) in needed.items() if not found}
    if not missing:
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        return subprocess.run(install, check=False, env=environment).returncode
    for name, purpose in missing.items():
        sys.stderr.write(f"  {name} is not installed; {purpose} need it.\n")
    sys.stderr.write(f"  Install them with: sudo apt-get install {' '.join(missing)}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
