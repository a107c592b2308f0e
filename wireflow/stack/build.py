"""Makes what `make` needs: the virtual environment and the front end. Standard library only.

Runs with whatever python3 the machine has, so that even an old one can say what is missing:
no syntax newer than Python 3.8 here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
FRONTEND = ROOT / "canvas" / "frontend"
BUILT = ROOT / "static" / "canvas"
# The lock was made for these; torch has no packages for later ones yet.
PYTHONS = ("python3.11", "python3.12", "python3")
OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 12)
OLDEST_NODE = (20, 19)


def main(arguments: list[str]) -> None:
    """Brings both up to date; does nothing, at once, where they are.

    With `tools`: also what checks the front end, which running it does not need.
    """
    if arguments == ["tools"]:
        _packages()
        return
    _environment()
    _frontend()


def _environment() -> None:
    if not LOCK.exists():
        raise _refusal(
            "requirements.lock is missing. Get it from version control, or run make lock."
        )
    stamp = VENV / "installed"
    wanted = _digest([LOCK])
    python = VENV / "bin" / "python"
    if _reads(stamp, wanted) and python.exists():
        return
    if not _fits(_python_version(str(python))):
        _run(
            [_find_python(), "-m", "venv", "--clear", str(VENV)],
            "The virtual environment could not be made. On Debian and Ubuntu: "
            "apt install python3-venv, then run make again.",
        )
    _say("Installing the Python packages; the first time takes a few minutes.")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-qq"]
    _run(
        [*pip, "install", "--requirement", str(LOCK)],
        "The Python packages could not be installed: see pip's last lines above. "
        "Without a network, make needs PIP_INDEX_URL to name a mirror you can reach.",
    )
    stamp.write_text(wanted)


def _frontend() -> None:
    stamp = BUILT / "built"
    wanted = _digest(_sources())
    if _reads(stamp, wanted) and (BUILT / "manifest.json").exists():
        return
    _packages()
    _say("Building the canvas.")
    _run([_npm(), "run", "--silent", "build"], "The canvas could not be built: see above.")
    stamp.write_text(wanted)


def _sources() -> list[Path]:
    found = []
    for folder, folders, files in os.walk(str(FRONTEND)):
        # Left out while walking: there are tens of thousands of files in it.
        folders[:] = [name for name in folders if name != "node_modules"]
        found += [Path(folder) / name for name in files]
    return sorted(found)


def _packages() -> None:
    stamp = FRONTEND / "node_modules" / "installed"
    wanted = _digest([FRONTEND / "package-lock.json"])
    if not _reads(stamp, wanted):
        _require_node()
        _say("Installing the canvas's packages.")
        _run(
            [_npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"],
            "The canvas's packages could not be installed: see npm's lines above. "
            "Without a network, npm needs a registry you can reach: npm config set registry URL.",
        )
        stamp.write_text(wanted)


def _find_python() -> str:
    seen = []
    for name in PYTHONS:
        path = shutil.which(name)
        version = _python_version(path) if path else None
        if path and _fits(version):
            return path
        if version:
            seen.append("{} is {}.{}".format(name, *version))
    found = "; ".join(seen) or "no python3 was found"
    raise _refusal(f"Wireflow needs Python 3.11 or 3.12 ({found}). Install one and run make again.")


def _fits(version: tuple[int, int] | None) -> bool:
    return version is not None and OLDEST_PYTHON <= version <= NEWEST_PYTHON


def _python_version(path: str) -> tuple[int, int] | None:
    return _version([path, "-c", "import sys; print(sys.version)"])


def _require_node() -> None:
    wanted = "{}.{}".format(*OLDEST_NODE)
    hint = f"Install Node.js {wanted} or newer from https://nodejs.org and run make again."
    node = shutil.which("node")
    version = _version([node, "--version"]) if node else None
    if version is None or shutil.which("npm") is None:
        raise _refusal(f"Node.js with npm builds the canvas and was not found. {hint}")
    if version < OLDEST_NODE:
        raise _refusal("Node.js {}.{} is too old to build the canvas. {}".format(*version, hint))


def _version(command: list[str]) -> tuple[int, int] | None:
    # A name on PATH may be a stand-in that only complains, as version managers install them.
    try:
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        major, minor = answer.stdout.decode().strip().lstrip("v").split(".")[:2]
        return int(major), int(minor)
    except (OSError, ValueError):
        return None


def _npm() -> str:
    return shutil.which("npm") or "npm"


def _run(command: list[str], refusal: str) -> None:
    # npm belongs into the folder of its package.json; for the others the place is of no matter.
    folder = FRONTEND if "npm" in command[0] else ROOT
    try:
        done = subprocess.run(
            command, cwd=str(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except KeyboardInterrupt:
        sys.exit(130)
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        raise _refusal(refusal)


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(os.fsencode(path.relative_to(ROOT)) + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _reads(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def _say(text: str) -> None:
    sys.stdout.write(f"  {text}\n")
    sys.stdout.flush()


def _refusal(text: str) -> SystemExit:
    return SystemExit(f"\n  {text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
