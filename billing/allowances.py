"""How many executions a team may still start today. The day turns at 00:00 UTC.

The count is a row of its own: neither a flushed cache nor a deleted execution gives any back.
"""

from datetime import UTC, date, datetime, timedelta

from django.db.models import F

from billing import plans
from billing.models import DailyCount
from wireflow.accounts.models import Team
from wireflow.errors import TooManyRequestsError


def take_execution(team: Team) -> None:
    """Counts one execution. Raises TooManyRequestsError when the day's are used up.

    Call inside the transaction that writes the execution: what is refused is not counted.
    """
    most = plans.of(team).executions_per_day
    counts = DailyCount.objects.filter(team=team, day=today())
    free = counts if most is None else counts.filter(executions__lt=most)
    if free.update(executions=F("executions") + 1):
        return
    # Somebody else may have made the day's row in the meantime.
    DailyCount.objects.get_or_create(team=team, day=today())
    if free.update(executions=F("executions") + 1):
        return
    raise TooManyRequestsError(
        f"Your plan allows {most} executions a day",
        limit="executionsPerDay",
        most=most or 0,
        retry_after=seconds_to_midnight(),
    )


def used_today(team: Team) -> int:
    """Executions started since 00:00 UTC."""
    count = DailyCount.objects.filter(team=team, day=today()).first()
    return count.executions if count else 0


def today() -> date:
    """The day that counts, in UTC."""
    return datetime.now(UTC).date()


def seconds_to_midnight() -> int:
    """Whole seconds until the day turns, at least 1."""
    now = datetime.now(UTC)
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC)
    return max(1, int((midnight - now).total_seconds()) + 1)
