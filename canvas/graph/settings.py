"""Values: what the config and the trigger data put into the fields of each node."""

import math
from collections.abc import Callable, Iterable, Mapping

from canvas.graph.document import Node
from canvas.graph.findings import Repair, Report, did_you_mean, quote
from canvas.graph.mention_check import warn_mentions
from canvas.graph.triggers import Assignments
from canvas.graph.wiring import Wiring
from canvas.nodes.node_type import NodeType
from canvas.nodes.params import MAX_TEXT, Field
from canvas.nodes.ports import JsonValue, PortType
from canvas.nodes.spelling import VERY_CLOSE, closest
from canvas.nodes.values import find_problem, is_empty


def check_settings(
    wiring: Wiring, given: Assignments, runs: frozenset[str], report: Report
) -> None:
    """Check every value of every node, what is missing, and what reached nothing.

    `runs` are the nodes about to run: there, an empty required input is a violation.
    """
    for node in wiring.nodes.values():
        fields = _set_by_hand(node, wiring)
        _check_plain(node, fields, report)
        for field in fields.values():
            value = given.values.get((node.id, field.key), node.config.get(field.key))
            _check_field(node, field, value, node.id in runs, wiring, report)
    warn_mentions(wiring, given, report)
    for node_id, node_type in wiring.types.items():
        _check_exposed(wiring.nodes[node_id], node_type, report)
        _check_names(wiring.nodes[node_id], node_type, report)
    warn_unmatched(wiring, given, report)


def warn_unmatched(wiring: Wiring, given: Assignments, report: Report) -> None:
    """Say which trigger data reached nothing, unless a node reads all of it."""
    if any(node_type.reads_trigger_data for node_type in wiring.types.values()):
        return
    for key in given.unmatched:
        message = f"Nothing in the workflow takes the trigger data {quote(key)}."
        report.warning("unmatched_trigger_data", message)


def _set_by_hand(node: Node, wiring: Wiring) -> dict[str, Field]:
    """The fields that no link feeds."""
    known = wiring.types.get(node.id)
    fields = known.fields if known else {}
    return {key: field for key, field in fields.items() if (node.id, key) not in wiring.linked}


def _check_plain(node: Node, fields: Mapping[str, Field], report: Report) -> None:
    """Bounds that hold for every other value too: JSON, settings nobody knows, linked fields."""
    checked = {key for key, field in fields.items() if field.type is not PortType.JSON}
    config = {key: value for key, value in node.config.items() if key not in checked}
    if any(len(text) > MAX_TEXT for text in _texts(config)):
        place = quote(node.label or node.id)
        message = f"A text in {place} is longer than {MAX_TEXT:,} characters."
        report.violation("text_too_long", message, node_id=node.id)
    if any(not math.isfinite(number) for number in _floats(config)):
        message = f"A number in {quote(node.label or node.id)} is not finite."
        report.violation("not_finite", message, node_id=node.id)


def _leaves(value: JsonValue | Mapping[str, JsonValue]) -> Iterable[object]:
    """Every scalar and key inside; a stack, because JSON may be nested deeper than Python calls."""
    stack: list[object] = [value]
    while stack:
        entry = stack.pop()
        if isinstance(entry, Mapping):
            stack.extend(entry.values())
            yield from entry
        elif isinstance(entry, list):
            stack.extend(entry)
        else:
            yield entry


def _texts(value: Mapping[str, JsonValue]) -> Iterable[str]:
    return (leaf for leaf in _leaves(value) if isinstance(leaf, str))


def _floats(value: Mapping[str, JsonValue]) -> Iterable[float]:
    return (leaf for leaf in _leaves(value) if isinstance(leaf, float))


def _check_exposed(node: Node, node_type: NodeType, report: Report) -> None:
    for key, field in node.exposed.items():
        if field not in node_type.fields:
            message = f"The exposed input {quote(key)} names {quote(field)}, which does not exist."
            fix = did_you_mean(report.guess(field, node_type.fields))
            report.violation("unknown_exposed_field", message, node_id=node.id, fix=fix)


def _check_names(node: Node, node_type: NodeType, report: Report) -> None:
    """A setting nobody knows is a warning, so that a node's type can be changed and its settings
    kept. Very close to a field that is not set, it is a slip of the pen, and a violation: the run
    would silently leave out what the user asked for."""
    unset = [key for key in node_type.fields if key not in node.config]
    for key in node.config:
        if key in node_type.fields:
            continue
        message = f"{quote(node.label or node_type.label)} has no setting {quote(key)}."
        meant = report.guess(key, node_type.fields)
        if meant in unset and closest(key, (meant,), at_least=VERY_CLOSE):
            _unknown_name(report.violation, "misspelt_parameter", message, node, key, meant)
        else:
            _unknown_name(report.warning, "unknown_parameter", message, node, key, meant)


def _unknown_name(
    note: Callable[..., None], rule: str, message: str, node: Node, key: str, meant: str | None
) -> None:
    # A name that is taken would lose its value.
    free = meant if meant not in node.config else None
    note(
        rule,
        message,
        node_id=node.id,
        fix=did_you_mean(meant) or "Remove it",
        field=key,
        repair=Repair("rename", to=free) if free else Repair("unset"),
    )


def _check_field(
    node: Node, field: Field, value: JsonValue, runs: bool, wiring: Wiring, report: Report
) -> None:
    place = f"{quote(field.label)} of {wiring.name(node.id)}"
    problem = find_problem(field, value)
    if problem is not None:
        # A node that is set aside or frozen does no harm.
        harmful = node.mode == "active" and not node.frozen
        note = report.violation if harmful else report.warning
        note(
            problem.rule,
            f"{place} {problem.message}.",
            node_id=node.id,
            fix=problem.fix,
            field=field.key,
            repair=None if problem.value is None else Repair("set", problem.value),
        )
    elif field.required and is_empty(value) and node.mode == "active" and not node.frozen:
        note = report.violation if runs else report.warning
        way = "Link it, or set it" if field.is_port else "Set it"
        fix = f"{way} in config.{field.key} or send it as triggerData.{field.key}"
        note("missing_input", f"{place} is empty.", node_id=node.id, fix=fix, field=field.key)
