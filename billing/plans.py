"""What each plan allows. Rows, so that the operator can change every number."""

import time
from typing import Any

from billing.models import Plan
from wireflow.accounts.models import Team

# A changed number counts within this time in every process.
FRESH_SECONDS = 5.0
# Slug, name, then a minute's requests, polls and executions, and a day's executions (seed). Polling
# has a window of its own, six times the requests and 60 at least: advised schedules never starve.
_SEED = (
    ("free", "Free", 10, 60, 10, 50),
    ("starter", "Starter", 20, 120, 10, 200),
    ("pro", "Pro", 60, 360, 10, 1_000),
    ("enterprise", "Enterprise", 200, 1_200, 10, None),
)
_known: dict[str, tuple[float, Plan]] = {}


def of(team: Team) -> Plan:
    """The plan of a team; one that was deleted falls back to Free."""
    known = _known.get(team.plan)
    if known is None or time.monotonic() - known[0] > FRESH_SECONDS:
        plan = Plan.objects.filter(slug=team.plan).first() or Plan.objects.get(slug="free")
        known = _known[team.plan] = (time.monotonic(), plan)
    return known[1]


def add_missing(**_: Any) -> None:
    """Makes the plans of the seed where they are not; numbers that were changed stay."""
    forget()
    for slug, name, requests, polls, executions, day in _SEED:
        defaults = {
            "name": name,
            "requests_per_minute": requests,
            "polls_per_minute": polls,
            "executions_per_minute": executions,
            "executions_per_day": day,
        }
        Plan.objects.get_or_create(slug=slug, defaults=defaults)


def forget() -> None:
    """Reads the rows anew at the next question."""
    _known.clear()
