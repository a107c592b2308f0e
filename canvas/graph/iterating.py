"""Lists that a call gives to inputs for one value: `iteratorConfigs` of the contract."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypedDict

from canvas.graph.document import Graph
from canvas.graph.findings import Violation, did_you_mean, quote
from canvas.graph.plan import Plan, Step
from canvas.graph.wiring import Wiring
from canvas.nodes.ports import JsonValue
from canvas.nodes.registry import Registry
from canvas.nodes.spelling import closest
from canvas.nodes.values import find_problem, normalise

RULE = "iterator_does_not_fit"


class Iterator(TypedDict):
    """The values that one input takes one after the other."""

    nodeId: str
    field: str
    values: list[JsonValue]


def check(
    graph: Graph, registry: Registry, iterators: Sequence[Iterator], *, at_most: int
) -> list[Violation]:
    """What is wrong with the lists: whom they are for, how long they are, and what they hold."""
    if not iterators:
        return []
    wiring = Wiring(graph, registry)
    found = [_problem(wiring, iterator, at_most) for iterator in iterators]
    return [violation for violation in found if violation is not None]


def with_first(graph: Graph, iterators: Iterable[Iterator]) -> Graph:
    """The graph as it is for the first items, to be checked like any other."""
    first: dict[str, dict[str, JsonValue]] = {}
    for iterator in iterators:
        first.setdefault(iterator["nodeId"], {})[iterator["field"]] = iterator["values"][0]
    if not first:
        return graph
    nodes = (
        replace(node, config={**node.config, **first[node.id]}) if node.id in first else node
        for node in graph.nodes
    )
    return replace(graph, nodes=tuple(nodes))


def with_lists(plan: Plan, iterators: Iterable[Iterator]) -> Plan:
    """The plan with whole lists as the literals of their inputs."""
    given: dict[str, dict[str, list[JsonValue]]] = {}
    for iterator in iterators:
        given.setdefault(iterator["nodeId"], {})[iterator["field"]] = iterator["values"]
    steps = (_listed(step, given.get(step.node_id, {})) for step in plan.steps)
    return replace(plan, steps=tuple(steps))


def _listed(step: Step, lists: dict[str, list[JsonValue]]) -> Step:
    if not lists:
        return step
    fields = step.node_type.fields
    own: dict[str, JsonValue] = {
        key: [normalise(fields[key], value) for value in values] for key, values in lists.items()
    }
    return replace(step, values={**step.values, **own})


def _problem(wiring: Wiring, iterator: Iterator, at_most: int) -> Violation | None:
    node_id, key, values = iterator["nodeId"], iterator["field"], iterator["values"]
    node_type = wiring.types.get(node_id)
    if node_type is None:
        message = f"There is no node {quote(node_id)} to give a list to."
        return Violation(RULE, message, fix=did_you_mean(closest(node_id, wiring.types)))
    field = node_type.fields.get(key)
    # A question is asked once, so its settings are single values.
    asks_once = node_type.asks is not None and field is not None and not field.is_port
    if field is None or not field.iterates or asks_once:
        message = f"{wiring.name(node_id)} has no input {quote(key)} that takes single values."
        takers = [name for name, field in node_type.fields.items() if field.iterates]
        return Violation(RULE, message, node_id, fix=did_you_mean(closest(key, takers)), field=key)
    place = f"{quote(field.label)} of {wiring.name(node_id)}"
    if (node_id, key) in wiring.linked:
        return Violation(RULE, f"{place} is linked.", node_id, fix="Remove its link", field=key)
    if not 0 < len(values) <= at_most:
        message = f"{place} takes 1 to {at_most} values; {len(values)} were sent."
        return Violation(RULE, message, node_id, field=key)
    for index, value in enumerate(values):
        problem = find_problem(field, value)
        if value is None or problem is not None:
            words = problem.message if problem else "is empty"
            message = f"{place} {words}: values[{index}]."
            return Violation(
                RULE, message, node_id, fix=problem.fix if problem else None, field=key
            )
    return None
