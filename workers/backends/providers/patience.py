"""How long to leave a server alone: as long as it asks, and not in step with everybody else."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_PAUSE_SECONDS = 5.0


def seconds_of(text: str) -> float:
    """`Retry-After` as seconds from now: a number or a date; 0 where it is neither."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment.tzinfo else 0.0


def jitter(attempt: int, longest: float = LONGEST_PAUSE_SECONDS) -> float:
    """Full jitter: what failed together must not come back together."""
    return random.uniform(0, min(longest, 0.5 * 2.0**attempt))
