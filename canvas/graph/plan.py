"""What an execution does: the steps, their values and what each waits for.

Everything that is only a matter of drawing is resolved here: reroutes vanish, a bypassed node
passes its first fitting input through, a muted node does not run and neither does what needs it.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from canvas.graph.document import Graph, Node
from canvas.graph.findings import Report, Violation, quote
from canvas.graph.mention_check import warn_mentions
from canvas.graph.settings import warn_unmatched
from canvas.graph.structure import find_cycle
from canvas.graph.subgraphs import unfolded
from canvas.graph.triggers import Assignments, TriggerData, assign, look_up
from canvas.graph.wiring import Port, Wiring
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import JsonValue
from canvas.nodes.registry import Registry
from canvas.nodes.texts import as_text
from canvas.nodes.values import is_empty, normalise


class PlanError(Exception):
    """The graph cannot be planned; the message is for the user."""

    def __init__(self, message: str) -> None:
        """Keep the message: the caller reads it."""
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Step:
    """One node to run.

    `values` are literals by field: config, trigger data and defaults; a field that is neither set
    nor has a default is left out, save an unset seed, which is None until the launch draws it.
    `sources` are the outputs that feed each linked port, in the order of the links. What a text
    mentions stands among both under the mention's key. `frozen` names the node run whose outputs
    stand for this step's: it reads nothing then, and waits for nothing. `iterations` is how often
    it runs, None where only the run will tell (see `canvas.graph.counting`).
    """

    node_id: str
    label: str
    node_type: NodeType
    values: dict[str, JsonValue]
    sources: dict[str, tuple[Port, ...]]
    depends_on: tuple[str, ...]
    frozen: str = ""
    iterations: int | None = 1


@dataclass(frozen=True)
class Plan:
    """Steps, each after everything it depends on."""

    steps: tuple[Step, ...]
    warnings: tuple[Violation, ...]


def make_plan(
    graph: Graph,
    registry: Registry,
    trigger_data: TriggerData | None = None,
    targets: Sequence[str] = (),
) -> Plan:
    """Plan a graph that `validate` found nothing against.

    With targets, only these nodes and what they need. Raises PlanError for a target that does not
    run and for a graph that goes round in a circle.
    """
    wiring = Wiring(graph, registry)
    if find_cycle(wiring):
        raise PlanError("The links of the workflow go round in a circle.")
    report = Report(graph.within)
    given = assign(wiring, trigger_data)
    warn_unmatched(wiring, given, report)
    warn_mentions(wiring, given, report)
    wanted = unfolded(graph, targets)
    spared = wiring.spared if wanted is None else frozenset()
    steps = {
        node.id: _step(node, wiring, given, trigger_data)
        for node in wiring.nodes.values()
        if node.mode == "active" and node.id in wiring.types and node.id not in spared
    }
    ordered = _runnable(_ordered(steps), wiring, report)
    if wanted is not None:
        ordered = _needed_for(wanted, targets, ordered)
    return Plan(tuple(ordered), tuple(report.findings.warnings))


def _step(node: Node, wiring: Wiring, given: Assignments, trigger_data: TriggerData | None) -> Step:
    node_type = wiring.types[node.id]
    fed = {key: found for key in node_type.takes if (found := wiring.feeds(node.id, key))}
    sources = {} if node.frozen else fed
    values: dict[str, JsonValue] = {}
    for key, field in node_type.fields.items():
        if key in fed:
            continue
        value = given.values.get((node.id, key), node.config.get(key))
        if value is None:
            value = field.default
        if value is not None or field.widget == "seed":
            values[key] = None if value is None else normalise(field, value)
    if not node.frozen:
        _add_mentions(node, wiring, given, values, sources)
    if node_type.reads_trigger_data:
        values |= _trigger_values(node_type, look_up(trigger_data, str(values.get("path", ""))))
    return Step(
        node_id=node.id,
        label=node.label or node_type.label,
        node_type=node_type,
        values=values,
        sources=sources,
        depends_on=tuple(
            dict.fromkeys(node_id for found in sources.values() for node_id, _ in found)
        ),
        frozen=node.frozen,
    )


def _add_mentions(
    node: Node,
    wiring: Wiring,
    given: Assignments,
    values: dict[str, JsonValue],
    sources: dict[str, tuple[Port, ...]],
) -> None:
    """Texts that came with the trigger data are not scanned: only the graph's author mentions."""
    for mention in wiring.mentions.get(node.id, ()):
        if (node.id, mention.field) in given.values:
            continue
        if mention.source and (found := wiring.given_by(*mention.source)):
            sources[mention.key] = found[:1]
        elif (node.id, mention.key) in given.values:
            values[mention.key] = as_text(given.values[node.id, mention.key])


def _trigger_values(node_type: NodeType, found: JsonValue) -> dict[str, JsonValue]:
    return {field.key: found for field in node_type.inputs if field.hidden}


def _ordered(steps: dict[str, Step]) -> list[Step]:
    """Topological, and otherwise in the order of the document."""
    place = {node_id: index for index, node_id in enumerate(steps)}
    waiting = {node_id: len(step.depends_on) for node_id, step in steps.items()}
    followers = defaultdict(list)
    for step in steps.values():
        for node_id in step.depends_on:
            followers[node_id].append(step.node_id)
    ready = [(place[node_id], node_id) for node_id, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    ordered = []
    while ready:
        _, done = heapq.heappop(ready)
        ordered.append(steps[done])
        for node_id in followers[done]:
            waiting[node_id] -= 1
            if waiting[node_id] == 0:
                heapq.heappush(ready, (place[node_id], node_id))
    return ordered


def _runnable(ordered: list[Step], wiring: Wiring, report: Report) -> list[Step]:
    """Leave out what lacks a required input because something above it is muted."""
    kept: dict[str, Step] = {}
    for whole in ordered:
        step = _without(whole, lambda node_id: node_id in kept)
        missing = None if step.frozen else _missing_input(step)
        if missing is None:
            kept[step.node_id] = step
        else:
            message = f"{wiring.name(step.node_id)} does not run: nothing reaches {quote(missing)}."
            report.warning("left_out", message, node_id=step.node_id)
    return list(kept.values())


def _without(step: Step, runs: Callable[[str], bool]) -> Step:
    """The step fed only by nodes that run."""
    if all(map(runs, step.depends_on)):
        return step
    fed = {
        key: tuple(source for source in found if runs(source[0]))
        for key, found in step.sources.items()
    }
    return replace(
        step,
        sources={key: found for key, found in fed.items() if found},
        depends_on=tuple(filter(runs, step.depends_on)),
    )


def _missing_input(step: Step) -> str | None:
    for key, field in step.node_type.fields.items():
        if field.required and key not in step.sources and is_empty(step.values.get(key)):
            return field.label
    return None


def _needed_for(wanted: frozenset[str], targets: Sequence[str], ordered: list[Step]) -> list[Step]:
    """Of a subgraph that is a target, what can run; a node that is one must."""
    needed = {step.node_id for step in ordered} & wanted
    absent = sorted(wanted.intersection(targets) - needed) or ([] if needed else list(targets))
    if absent:
        raise PlanError(f"The node {quote(absent[0])} does not run in this workflow.")
    for step in reversed(ordered):
        if step.node_id in needed:
            needed.update(step.depends_on)
    return [step for step in ordered if step.node_id in needed]
