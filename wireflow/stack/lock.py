"""Writes requirements.lock: what pip picks today for pyproject.toml, in a fresh environment."""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXTRAS = ("local", "dev")
HEADER = "# Written by `make lock` from pyproject.toml; `make run` and `make test` install it.\n"


def main() -> None:
    """Installs the newest allowed versions and records them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + [
        line for extra in EXTRAS for line in project["optional-dependencies"][extra]
    ]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", *wanted], check=True)
        frozen = subprocess.run(
            [*pip, "freeze", "--exclude", "wireflow"], check=True, capture_output=True, text=True
        ).stdout
    # A build label such as +cpu names one index; the plain version is found on all of them.
    plain = re.sub(r"\+[\w.]+$", "", frozen, flags=re.MULTILINE)
    (ROOT / "requirements.lock").write_text(HEADER + plain)


if __name__ == "__main__":
    main()
