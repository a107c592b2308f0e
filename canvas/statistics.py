"""What a team ran lately, counted by day and by node type."""

from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from canvas import queries, states
from canvas.models import Execution, ExecutionStatus, NodeRun, NodeStatus
from wireflow.accounts.models import Team

DAYS, MOST_TYPES = 30, 50
WEEK, MOST_TIMED = timedelta(days=7), 1_000


def by_day(team: Team) -> list[dict[str, Any]]:
    """`day`, `executions`, whole `credits` charged: 30 days (UTC), oldest first, today last."""
    first = _first_day()
    started = (
        Execution.objects.filter(team=team, id__gte=queries.first_id(first))
        .annotate(day=TruncDate("created_at", tzinfo=UTC))
        .values_list("day")
        .annotate(number=Count("id"))
    )
    charged = (
        _steps(team, first)
        .filter(charged__gt=0)
        .annotate(day=TruncDate("completed_at", tzinfo=UTC))
        .values_list("day")
        .annotate(credits=Sum("charged"))
    )
    counts, credits = dict(started), dict(charged)
    days = [first.date() + timedelta(days=number) for number in range(DAYS)]
    return [
        {
            "day": day.isoformat(),
            "executions": counts.get(day, 0),
            "credits": credits.get(day, 0),
        }
        for day in days
    ]


def by_node_type(team: Team) -> list[dict[str, Any]]:
    """`nodeType`, `runs`, whole `credits` charged in the same days, the most used first."""
    done = _steps(team, _first_day()).filter(status=NodeStatus.COMPLETED, cached_from=None)
    found = done.values("node_type").annotate(runs=Count("id"), credits=Sum("charged"))
    return [
        {"nodeType": row["node_type"], "runs": row["runs"], "credits": row["credits"]}
        for row in found.order_by("-runs", "node_type")[:MOST_TYPES]
    ]


def of_week(team: Team, *, workflow_id: str | None = None) -> dict[str, Any]:
    """`runs`, `failed`, and the `medianSeconds` of the newest completed ones, of seven days."""
    since = datetime.now(UTC) - WEEK
    ran = Execution.objects.filter(team=team, id__gte=queries.first_id(since))
    if workflow_id:
        ran = ran.filter(workflow_id=workflow_id)
    failed = Count("id", filter=Q(status=ExecutionStatus.FAILED))
    counts = ran.aggregate(runs=Count("id"), failed=failed)
    timed = ran.filter(status=ExecutionStatus.COMPLETED).order_by("-id")
    moments = timed.values_list("started_at", "completed_at")[:MOST_TIMED]
    seconds = [(end - start).total_seconds() for start, end in moments if start and end]
    took = round(median(seconds), 3) if seconds else None
    return {"since": states.iso(since), **counts, "medianSeconds": took}


def _steps(team: Team, since: datetime) -> QuerySet[NodeRun]:
    """Without the items of lists, which their steps sum up."""
    return NodeRun.objects.filter(team=team, execution_id__gte=queries.first_id(since), item=None)


def _first_day() -> datetime:
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=DAYS - 1)
