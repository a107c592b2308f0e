"""Credits of steps whose price only the run tells: by their items, or by what reaches them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from billing import holds
from billing.errors import InsufficientCreditsError
from canvas import arrivals, spending
from canvas.graph import mentions
from canvas.models import Execution, NodeRun, Publication, Source
from canvas.nodes import iteration, pricing
from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from canvas.nodes.values import accept
from canvas.rows import Rows


def hold_items(row: NodeRun, items: Sequence[NodeRun], execution: Execution) -> None:
    """Sets aside what the items cost beyond what was held for the step, by its webhook's cap too.

    Raises InsufficientCreditsError and SpendingCapError, and has then set nothing aside.
    """
    _hold(row, sum(item.credits for item in items), execution)


def hold_arrived(row: NodeRun, rows: Rows, execution: Execution) -> None:
    """Sets aside what a step costs by the values that really came to it, as for items.

    What does not depend on them costs what was quoted, whatever the price is by now.
    """
    node_type = registry().get(row.node_type)
    if node_type is None or not pricing.depends(node_type, row.sources):
        return
    outputs = {node_id: rows.steps[node_id].outputs for node_id in row.depends_on}
    values = arrivals.values(row, node_type, outputs)
    _hold(row, by_values(node_type, values, otherwise=row.credits), execution)


def by_values(node_type: NodeType, arrived: dict[str, Any], *, otherwise: int) -> int:
    """Whole credits for what reached a step; `otherwise` for what no run takes: it will fail."""
    try:
        return pricing.price(node_type, mentions.fill(accept(node_type, arrived)))
    except NodeError:
        return otherwise


def anew(run: NodeRun) -> int:
    """Whole credits for a step that is to run again: one that was reused has no price of its own.

    A list is priced with its items.
    """
    node_type = registry().get(run.node_type)
    if run.cached_from is None or node_type is None:
        return run.credits
    if iteration.lists(node_type, run.values):
        return 0
    typed = pricing.price(node_type, run.values)
    return by_values(node_type, run.values, otherwise=typed)


def _hold(row: NodeRun, needed: int, execution: Execution) -> None:
    if (more := needed - row.credits) > 0:
        with transaction.atomic():
            # In the order of a launch: two that lock in different orders would block each other.
            if execution.source == Source.WEBHOOK:
                _count(execution, more)
            _extend(row, execution, more)
    row.credits = needed


def _extend(row: NodeRun, execution: Execution, credits: int) -> None:
    try:
        holds.extend(team=row.team, source=str(execution.id), credits=credits)
    except InsufficientCreditsError as error:
        if execution.source == Source.WEBHOOK:
            keep_quiet(error)
        raise


def _count(execution: Execution, credits: int) -> None:
    """As the launch counted the quote; of what is no longer published there is no cap."""
    found = Publication.objects.filter(workflow__executions=execution)
    if publication := found.first():
        spending.take(publication, credits)


def keep_quiet(error: InsufficientCreditsError) -> None:
    """Of a webhook's run: nobody without a name is told what the team has."""
    error.message, error.details = "The owner of this webhook is out of credits", {}


def buckets(done: Iterable[NodeRun], rows: Rows) -> dict[str, int]:
    """Whole credits to capture, by what the ledger calls them: a step's node id, an item's own."""
    return {
        row.node_id if row.item is None else str(row.id): row.charged
        for row in done
        if row.item is not None or row.node_id not in rows.items
    }
