"""Tests and the bench ask for more than any plan allows."""

import subprocess
import sys

from tests.live.stack import ROOT, Stack

_LIFT = """
from billing.models import Plan
Plan.objects.update(
    requests_per_minute=10_000_000,
    polls_per_minute=10_000_000,
    executions_per_minute=10_000_000,
    executions_per_day=None,
)
"""


def lift(stack: Stack) -> None:
    """Raises the limits of every plan of a running stack out of the way."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", _LIFT]
    subprocess.run(command, cwd=ROOT, env=dict(stack.environment), check=True)
