"""Calls that a page shows, run as a person would run them."""

import json
import os
import subprocess
from typing import Any


def paste(text: str, **variables: str) -> dict[str, Any]:
    """Runs a shown call in a shell; its answer."""
    done = subprocess.run(
        ["bash", "-c", text], env={**os.environ, **variables}, check=True, capture_output=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
