"""Credits of steps that run once for each item of a list."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from billing import holds
from canvas import spending
from canvas.models import Execution, NodeRun, Publication, Source
from canvas.rows import Rows


def hold_items(row: NodeRun, items: Sequence[NodeRun], execution: Execution) -> None:
    """Sets aside what the items cost beyond what was held for the step, by its webhook's cap too.

    Raises InsufficientCreditsError and SpendingCapError, and has then set nothing aside.
    """
    needed = sum(item.credits for item in items)
    if (more := needed - row.credits) > 0:
        with transaction.atomic():
            holds.extend(team=row.team, source=str(execution.id), credits=more)
            if execution.source == Source.WEBHOOK:
                _count(execution, more)
    row.credits = needed


def _count(execution: Execution, credits: int) -> None:
    """As the launch counted the quote; of what is no longer published there is no cap."""
    found = Publication.objects.filter(workflow__executions=execution)
    if publication := found.first():
        spending.take(publication, credits)


def buckets(done: Iterable[NodeRun], rows: Rows) -> dict[str, int]:
    """Whole credits to capture, by what the ledger calls them: a step's node id, an item's own."""
    return {
        row.node_id if row.item is None else str(row.id): row.charged
        for row in done
        if row.item is not None or row.node_id not in rows.items
    }
