"""A list into an input for one: the step runs once for each item, and gives lists.

What comes of an item stands in its place in the results. An item that failed leaves a gap there,
null, and so does what was to be made of it: results stay beside their causes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from canvas import arrivals
from canvas.models import NodeRun, NodeStatus
from canvas.nodes import iteration, pricing
from canvas.nodes.context import NodeError
from canvas.nodes.iteration import Item
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from canvas.rows import Rows
from workers import cache, prices, readiness, seeds
from workers.outcome import Outcome

MOST_NAMED = 3


def items(node_type: NodeType, values: Mapping[str, Any]) -> list[Item] | None:
    """`iteration.items`, and no more of them than may be. Raises NodeError."""
    found = iteration.items(node_type, values)
    if found is not None and len(found) > settings.MAX_ITEMS:
        raise NodeError(f"{len(found)} items came; at most {settings.MAX_ITEMS} run at a time here")
    return found


def fan_out(row: NodeRun, rows: Rows, *, force: bool) -> list[NodeRun] | None:
    """A new, unsaved row for each item; None for a step that runs once. Raises NodeError.

    Items with a cached result are COMPLETED, unless `force`d to run, and gaps SKIPPED.
    """
    node_type = registry().get(row.node_type)
    if node_type is None:
        return None
    outputs = {node_id: rows.steps[node_id].outputs for node_id in row.depends_on}
    arrived = arrivals.values(row, node_type, outputs)
    found = items(node_type, arrived)
    if found is None:
        return None
    made = [_row(row, node_type, place, item, arrived) for place, item in enumerate(found)]
    # What else is linked may stand for a failure, and then has no key.
    unfit = readiness.stand_ins(rows.steps)
    parents = {node_id: rows.steps[node_id].cache_key for node_id in row.depends_on}
    parents |= dict.fromkeys(parents.keys() & unfit, "")
    for item in made:
        item.cache_key = cache.key_of(node_type, item.values, item.sources, parents)
    hits = {} if force else cache.look_up(row.team, [item.cache_key for item in made])
    for item in made:
        if item.status != NodeStatus.SKIPPED and (hit := hits.get(item.cache_key)):
            cache.reuse(item, hit)
    return made


def outcome(row: NodeRun, made: Sequence[NodeRun]) -> Outcome:
    """How a step ended whose items have all ended: FAILED when none of them came about."""
    failed = {place: item for place, item in enumerate(made) if item.status == NodeStatus.FAILED}
    done = [item for item in made if item.status == NodeStatus.COMPLETED]
    if failed and not done:
        first = next(iter(failed.values()))
        return Outcome(row, NodeStatus.FAILED, error=first.error, code=first.code)
    reused = bool(done) and all(item.cached_from for item in done)
    row.cached_from = done[0].cached_from if reused else None
    said = [warning for item in made for warning in item.warnings]
    node_type = registry().get(row.node_type)
    return Outcome(
        row,
        NodeStatus.COMPLETED,
        outputs=assembled(node_type, [item.outputs or None for item in made]) if node_type else {},
        warnings=[
            *troubles({place: item.error for place, item in failed.items()}, len(made)),
            *list(dict.fromkeys(said))[:MOST_NAMED],
        ],
        code=readiness.PARTLY_FAILED if failed else "",
    )


def assembled(node_type: NodeType, results: Sequence[dict[str, Any] | None]) -> dict[str, Any]:
    """The outputs of a step from those of its items; lists of lists become one."""
    made: dict[str, Any] = {}
    for output in node_type.outputs:
        given = [None if result is None else result.get(output.key) for result in results]
        if output.multiple:
            made[output.key] = [entry for entries in given if entries for entry in entries]
        elif not (node_type.branches and given and all(value is None for value in given)):
            made[output.key] = given
    return made


def troubles(errors: Mapping[int, str], count: int) -> list[str]:
    """What to say on a step some of whose items failed, by their place."""
    if not errors:
        return []
    named = [f"{place + 1}: {error}" for place, error in sorted(errors.items())[:MOST_NAMED]]
    more = "; …" if len(errors) > MOST_NAMED else ""
    return [f"{len(errors)} of {count} items failed. {'; '.join(named)}{more}"]


def _row(
    row: NodeRun, node_type: NodeType, place: int, item: Item, arrived: dict[str, Any]
) -> NodeRun:
    own = item or {}
    values = row.values | seeds.following(node_type, row.values, place) | own
    typed = 0 if item is None else pricing.price(node_type, values)
    return NodeRun(
        execution_id=row.execution_id,
        team_id=row.team_id,
        position=row.position,
        node_id=row.node_id,
        item=place,
        node_type=row.node_type,
        label=row.label,
        queue=row.queue,
        status=NodeStatus.PENDING if item is not None else NodeStatus.SKIPPED,
        values=values,
        sources={port: links for port, links in row.sources.items() if port not in own},
        depends_on=row.depends_on,
        credits=typed and prices.by_values(node_type, arrived | own, otherwise=typed),
        max_attempts=row.max_attempts,
        deadline_seconds=row.deadline_seconds,
    )
