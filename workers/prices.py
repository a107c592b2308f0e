"""Credits of steps that run once for each item of a list."""

from collections.abc import Iterable, Sequence

from billing import holds
from canvas.models import NodeRun
from canvas.rows import Rows


def hold_items(row: NodeRun, items: Sequence[NodeRun], *, source: str) -> None:
    """Sets aside what the items cost beyond what was held for the step.

    Raises InsufficientCreditsError.
    """
    needed = sum(item.credits for item in items)
    holds.extend(team=row.team, source=source, credits=max(0, needed - row.credits))
    row.credits = needed


def buckets(done: Iterable[NodeRun], rows: Rows) -> dict[str, int]:
    """Whole credits to capture, by what the ledger calls them: a step's node id, an item's own."""
    return {
        row.node_id if row.item is None else str(row.id): row.charged
        for row in done
        if row.item is not None or row.node_id not in rows.items
    }
