"""When a provider is asked about a job, and what it said. Never writes status.

A row's `poll_count` is the claim: whoever counts it up is the one who asks.
"""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.db.models.functions import Now

from canvas import events
from canvas.models import NodeRun, NodeStatus
from workers.backends.providers.protocol import Report
from workers.waiting import FINISHED

# Somebody who took a question and then died: it is asked again after so long.
CLAIM = timedelta(minutes=1)
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 5.0
# A provider that cannot be told to stop: the job runs to its end there, and nobody reads it.
MOST_FAREWELLS = 5


def claim_due(most: int) -> list[NodeRun]:
    """Takes the steps whose provider is owed a word; another one who asks finds them taken."""
    due = NodeRun.objects.filter(next_poll_at__lte=Now()).annotate(now=Now())
    rows = due.select_related("execution").order_by("next_poll_at")[:most]
    return [row for row in rows if _take(row)]


def hear(run: NodeRun, report: Report | None, *, at_least: float = 0) -> None:
    """Notes how a job goes, None when the provider did not say, and when to ask again."""
    pause = max(at_least, pause_after(run.poll_count))
    values: dict[str, Any] = {"next_poll_at": Now() + timedelta(seconds=pause)}
    if report is not None:
        values["provider_position"] = report.position
    still = NodeRun.objects.filter(id=run.id, status=NodeStatus.WAITING)
    if still.update(**values) and report and report.position != run.provider_position:
        _tell(run, report)


def part(run: NodeRun, *, stopped: bool) -> None:
    """Notes whether the provider stopped the job of a finished step; tried a few times."""
    row = NodeRun.objects.filter(id=run.id, status__in=FINISHED)
    if stopped or run.poll_count >= MOST_FAREWELLS:
        row.update(next_poll_at=None)
    else:
        row.update(next_poll_at=Now() + timedelta(seconds=2.0**run.poll_count))


def pause_after(polls: int) -> float:
    """Seconds until the next question: a picture is done in a few, a film takes minutes."""
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 1.25 ** min(polls, 20))


def _take(row: NodeRun) -> bool:
    # By the count: what SQLite's clock wrote is not equal to the same moment read and sent back.
    same = NodeRun.objects.filter(id=row.id, poll_count=row.poll_count, next_poll_at__isnull=False)
    row.poll_count += 1
    return bool(same.update(next_poll_at=Now() + CLAIM, poll_count=F("poll_count") + 1))


def _tell(run: NodeRun, report: Report) -> None:
    node = {"nodeId": run.node_id, "progress": 0.0, "providerPosition": report.position}
    message = {"type": "progress", "executionId": str(run.execution_id), "nodes": [node]}
    events.publish(run.execution.workflow_id, message)
