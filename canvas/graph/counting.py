"""How often each step will run: once, or for each item of a list.

What a list holds is known before the run where it is typed, or made of what is typed by a node
that says so (`NodeType.foresee`). Elsewhere only the run tells.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from canvas.graph import mentions
from canvas.graph.findings import Violation, quote
from canvas.graph.plan import Plan, Step
from canvas.graph.wiring import Port
from canvas.nodes import iteration, pricing
from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType


class _Unknown:
    """Stands for a value that only the run brings."""


_VALUE, _LIST = _Unknown(), _Unknown()


def counted(plan: Plan) -> Plan:
    """The plan with the `iterations` of its steps; None where only the run will tell."""
    foreseen: dict[Port, Any] = {}
    steps = []
    for step in plan.steps:
        arrived = _arrived(step, foreseen)
        count = _count(step.node_type, arrived)
        steps.append(replace(step, iterations=count))
        outputs = _outputs(step, arrived, count)
        foreseen |= {(step.node_id, key): value for key, value in outputs.items()}
    return replace(plan, steps=tuple(steps))


def check(plan: Plan, *, at_most: int) -> list[Violation]:
    """A violation for each step that is known to run for more items than one may."""
    return [
        Violation(
            "too_many_items",
            f"{quote(step.label)} would run for {step.iterations} items; "
            f"at most {at_most} run at a time here.",
            step.node_id,
        )
        for step in plan.steps
        if (step.iterations or 0) > at_most
    ]


def price(step: Step, values: Mapping[str, Any]) -> int:
    """Whole credits for all items of a step; where their number is not known, for one."""
    lists = iteration.lists(step.node_type, values)
    count = 1 if step.iterations is None else step.iterations
    if not lists:
        return pricing.price(step.node_type, _filled(values)) * count
    return sum(
        pricing.price(step.node_type, _filled({**values, **_chosen(lists, place)}))
        for place in range(count)
    )


def is_exact(step: Step) -> bool:
    """Whether the price is the list price of what will really be made."""
    if step.iterations is None or pricing.depends(step.node_type, step.sources):
        return not step.node_type.credits
    lists = iteration.lists(step.node_type, step.values)
    return pricing.is_exact(step.node_type, {**step.values, **_chosen(lists, 0)})


def _filled(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """With what is known of the mentions in its texts; the step says itself what is too long."""
    try:
        return mentions.fill(values)
    except NodeError:
        return values


def _chosen(lists: Mapping[str, list[Any]], place: int) -> dict[str, Any]:
    return {key: found[place % len(found)] for key, found in lists.items() if found}


def _arrived(step: Step, foreseen: Mapping[Port, Any]) -> dict[str, Any]:
    values: dict[str, Any] = dict(step.values)
    for key, links in step.sources.items():
        came = [foreseen.get(link, _VALUE) for link in links]
        field = step.node_type.takes.get(key)
        values[key] = _joined(came) if field and field.multiple else came[0]
    return values


def _joined(came: Iterable[Any]) -> Any:
    """What links bring to an input for a list, which takes single values and lists alike."""
    joined: list[Any] = []
    for value in came:
        if value is _LIST:
            return _LIST
        joined += value if isinstance(value, list) else [value]
    return joined


def _count(node_type: NodeType, arrived: Mapping[str, Any]) -> int | None:
    unknown = any(
        arrived.get(key) is _LIST for key, field in node_type.fields.items() if field.iterates
    )
    if unknown:
        return None
    try:
        items = iteration.items(node_type, arrived)
    except NodeError:
        return None
    return 1 if items is None else len(items)


def _outputs(step: Step, arrived: Mapping[str, Any], count: int | None) -> dict[str, Any]:
    mapped = count is None or bool(iteration.lists(step.node_type, arrived))
    if not mapped and (made := _foreseen(step.node_type, arrived)) is not None:
        return made
    found: dict[str, Any] = {}
    for output in step.node_type.outputs:
        if mapped and (count is None or output.multiple):
            found[output.key] = _LIST
        elif mapped:
            found[output.key] = [_VALUE] * (count or 0)
        else:
            found[output.key] = _LIST if output.multiple else _VALUE
    return found


def _foreseen(node_type: NodeType, arrived: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a node gives that can be asked before the run; None for all others."""
    if node_type.function is None or node_type.foresee is None:
        return None
    known = {
        key: value
        for key, value in arrived.items()
        if key in node_type.fields and value is not None
    }
    for key, value in known.items():
        if value is _LIST or (_is_unknown(value) and key not in node_type.foresee):
            return None
    try:
        made = node_type.function(**known)
    except NodeError:
        return None
    return {node_type.outputs[0].key: made} if len(node_type.outputs) == 1 else dict(made)


def _is_unknown(value: Any) -> bool:
    entries = value if isinstance(value, list) else [value]
    return any(isinstance(entry, _Unknown) for entry in entries)
