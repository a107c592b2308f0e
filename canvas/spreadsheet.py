"""Executions as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from django.db.models import Q, QuerySet, Sum

from canvas import states
from canvas.models import Execution

MOST_ROWS = 5_000
_HEADINGS = (
    "run", "executionId", "workflow", "status", "source", "startedBy", "prompt",
    "createdAt", "completedAt", "seconds", "credits", "error",
)  # fmt: skip
# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(executions: QuerySet[Execution]) -> str:
    """One row each, the newest 5,000; a prompt cannot smuggle a formula in."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    charged = executions.select_related("workflow").annotate(
        credits=Sum("node_runs__charged", filter=Q(node_runs__item=None))
    )
    for execution in charged.defer("nodes", "edges", "trigger_data")[:MOST_ROWS]:
        writer.writerow([harmless(cell) for cell in _cells(execution)])
    return text.getvalue()


def _cells(execution: Execution) -> Iterator[str | int | float | None]:
    started, completed = execution.started_at, execution.completed_at
    yield execution.number
    yield str(execution.id)
    yield execution.workflow.name if execution.workflow else ""
    yield execution.status
    yield execution.source
    yield execution.source_name
    yield execution.prompt
    yield states.iso(execution.created_at)
    yield states.iso(completed)
    yield round((completed - started).total_seconds(), 3) if completed and started else None
    yield getattr(execution, "credits", None) or 0
    yield execution.error


def harmless(cell: str | int | float | None) -> str | int | float | None:
    """The cell as text, where a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
