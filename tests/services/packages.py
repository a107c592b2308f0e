"""Installs the Debian packages the tests drive, where it can; says what is missing elsewhere."""

import glob
import os
import shutil
import subprocess
import sys

POSTGRES = "/usr/lib/postgresql/*/bin/initdb"
# What each package is for, and whether the machine has it already.
NEEDED = {
    "chromium": ("the browser tests", shutil.which("chromium")),
    "postgresql": ("the tests on PostgreSQL", glob.glob(POSTGRES) or shutil.which("initdb")),
    "redis-server": (
        "the tests of the launcher",
        shutil.which("redis-server") or shutil.which("valkey-server"),
    ),
}


def main() -> int:
    """Returns the exit status: a test that cannot run must not look like one that passed."""
    missing = {name: purpose for name, (purpose, found) in NEEDED.items() if not found}
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
    sys.exit(main())
