"""`make build` does what is needed, once, and says what it misses."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wireflow.stack import build

# Stand-ins that note how they were called: nothing is downloaded here.
PYTHON = """#!/bin/sh
echo "python $*" >> "$CALLS"
case "$1" in
  -c) echo "3.11.9 (main)" ;;
  -m) [ "$2" = venv ] && mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
esac
exit 0
"""
NODE = "#!/bin/sh\necho v22.1.0\n"
NPM = """#!/bin/sh
echo "npm $*" >> "$CALLS"
case "$*" in
  ci*) mkdir -p node_modules ;;
  *build) mkdir -p ../../static/canvas && echo '{}' > ../../static/canvas/manifest.json ;;
esac
"""


class Tree:
    """A copy of the project, small enough to build in no time."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "tree"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        for path in (self.root / "wireflow" / "stack", self.root / "canvas" / "frontend", self.bin):
            path.mkdir(parents=True)
        shutil.copy(str(build.__file__), self.root / "wireflow" / "stack" / "build.py")
        self.write("requirements.lock", "django==5.2\n")
        self.write("canvas/frontend/package-lock.json", "{}")
        self.write("canvas/frontend/main.tsx", "1")
        self.offer("python3.11", PYTHON)
        self.offer("node", NODE)
        self.offer("npm", NPM)

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text)

    def offer(self, name: str, script: str) -> None:
        """Puts a program on PATH."""
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def build(self, *arguments: str) -> tuple[int, str, list[str]]:
        """Status, what was said, and what was called."""
        self.calls.write_text("")
        done = subprocess.run(
            [sys.executable, "wireflow/stack/build.py", *arguments],
            cwd=self.root,
            env={"PATH": f"{self.bin}:/bin", "CALLS": str(self.calls)},
            capture_output=True,
            text=True,
            check=False,
        )
        calls = [" ".join(line.split()[:3]) for line in self.calls.read_text().splitlines()]
        return done.returncode, done.stdout + done.stderr, calls


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


def test_installs_and_builds_on_the_first_call(tree: Tree) -> None:
    status, said, calls = tree.build()
    assert (status, calls[1:]) == (
        0,
        [
            "python -m venv",
            "python -m pip",
            "npm ci --no-audit",
            "npm run --silent",
        ],
    )
    assert said.splitlines() == [
        "  Installing the Python packages; the first time takes a few minutes.",
        "  Installing the canvas's packages.",
        "  Building the canvas.",
    ]


def test_does_nothing_on_the_second_call(tree: Tree) -> None:
    tree.build()
    assert tree.build() == (0, "", [])


def test_installs_again_when_the_lock_has_changed(tree: Tree) -> None:
    tree.build()
    tree.write("requirements.lock", "django==5.3\n")
    assert tree.build()[2][1:] == ["python -m pip"]


def test_makes_an_environment_of_an_old_python_anew(tree: Tree) -> None:
    tree.build()
    (tree.root / ".venv" / "bin" / "python").write_text("#!/bin/sh\necho 3.10.1\n")
    (tree.root / ".venv" / "installed").unlink()
    assert "python -m venv" in tree.build()[2]


def test_only_builds_again_when_a_source_has_changed(tree: Tree) -> None:
    tree.build()
    tree.write("canvas/frontend/main.tsx", "2")
    assert tree.build()[2] == ["npm run --silent"]


def test_needs_no_node_where_the_canvas_is_built(tree: Tree) -> None:
    tree.build()
    tree.offer("node", "#!/bin/sh\nexit 1\n")
    assert tree.build() == (0, "", [])


def test_says_when_python_is_too_old(tree: Tree) -> None:
    for name in ("python3.11", "python3.12", "python3"):
        tree.offer(name, "#!/bin/sh\necho '3.9.2 (default)'\n")
    status, said, _ = tree.build()
    assert status == 1
    assert "Wireflow needs Python 3.11 or 3.12 (python3.11 is 3.9; python3.12 is 3.9;" in said


def test_passes_over_a_python_that_only_complains(tree: Tree) -> None:
    tree.offer("python3.12", PYTHON)
    tree.offer("python3.11", "#!/bin/sh\necho 'python3.11: command not found'; exit 127\n")
    assert tree.build()[0] == 0


def test_says_when_node_is_too_old(tree: Tree) -> None:
    tree.offer("node", "#!/bin/sh\necho v18.20.1\n")
    status, said, _ = tree.build()
    assert status == 1
    assert "Node.js 18.20 is too old to build the canvas. Install Node.js 20.19 or newer" in said


def test_says_when_node_is_missing(tree: Tree) -> None:
    tree.offer("node", "#!/bin/sh\nexit 127\n")
    assert "Node.js with npm builds the canvas and was not found." in tree.build()[1]


def test_says_when_packages_cannot_be_fetched(tree: Tree) -> None:
    tree.offer("npm", "#!/bin/sh\necho 'npm error network' >&2; exit 1\n")
    status, said, _ = tree.build()
    assert status == 1
    assert "npm error network" in said
    assert "Without a network, npm needs a registry you can reach" in said
    assert "Traceback" not in said
