"""Edges: both ends exist, the types match, and a single input has one."""

from typing import Literal

from canvas.graph.document import Edge
from canvas.graph.findings import Repair, Report, did_you_mean, quote
from canvas.graph.wiring import Wiring
from canvas.nodes.node_type import Output
from canvas.nodes.params import Field
from canvas.nodes.ports import NOUNS, fits


def check_links(wiring: Wiring, report: Report) -> None:
    """Check every edge on its own, then how many lead into each input."""
    taken: set[tuple[str, str]] = set()
    for edge in wiring.graph.edges:
        if not _ends_exist(edge, wiring, report):
            continue
        field = _target_field(edge, wiring, report)
        output = _source_output(edge, wiring, report)
        if output and field:
            _check_types(edge, output, field, wiring, report)
        if field is None and wiring.nodes[edge.target].kind == "node":
            continue
        place = (edge.target, edge.target_port if field else "")
        if place in taken and not (field and field.multiple):
            _second_link(edge, field, wiring, report)
        taken.add(place)


def _ends_exist(edge: Edge, wiring: Wiring, report: Report) -> bool:
    good = True
    for end in (edge.source, edge.target):
        node = wiring.nodes.get(end)
        if node is None:
            message = f"A link names the node {quote(end)}, which does not exist."
            meant = did_you_mean(report.guess(end, wiring.nodes))
            report.violation("unknown_node", message, edge_id=edge.id, fix=meant)
            good = False
        elif node.kind in ("note", "group"):
            message = f"{wiring.name(end)} is a {node.kind}: nothing can be linked to it."
            fix, repair = "Remove the link", Repair("unlink")
            report.violation("not_linkable", message, edge_id=edge.id, fix=fix, repair=repair)
            good = False
    return good


def _source_output(edge: Edge, wiring: Wiring, report: Report) -> Output | None:
    """The output an edge starts at, or None when unknown; the real one behind reroutes."""
    known = wiring.types.get(edge.source)
    if known is not None and edge.source_port not in known.results:
        _unknown_port(edge, "output", list(known.results), wiring, report)
        return None
    origin = wiring.origin(edge)
    if origin is None or origin[0] not in wiring.types:
        return None
    return wiring.types[origin[0]].results.get(origin[1])


def _target_field(edge: Edge, wiring: Wiring, report: Report) -> Field | None:
    known = wiring.types.get(edge.target)
    if known is None:
        return None
    field = known.takes.get(edge.target_port)
    if field is None and edge.target_port in known.fields:
        label = known.fields[edge.target_port].label
        message = f"{quote(label)} of {wiring.name(edge.target)} is a setting and takes no link."
        fix = f"Remove the link and set {edge.target_port} in the config"
        report.violation(
            "not_a_port",
            message,
            node_id=edge.target,
            edge_id=edge.id,
            fix=fix,
            field=edge.target_port,
            repair=Repair("unlink"),
        )
    elif field is None:
        _unknown_port(edge, "input", list(known.ports), wiring, report)
    return field


def _unknown_port(
    edge: Edge,
    side: Literal["input", "output"],
    known: list[str],
    wiring: Wiring,
    report: Report,
) -> None:
    at_source = side == "output"
    node_id = edge.source if at_source else edge.target
    port = edge.source_port if at_source else edge.target_port
    name = wiring.name(node_id)
    if not port:
        message = f"The link does not say which {side} of {name} it means."
    else:
        message = f"{name} has no {side} {quote(port)}."
    meant = report.guess(port, known)
    listed = f"Its {side}s are: {', '.join(known)}" if known else f"It has no {side}s"
    fix = did_you_mean(meant) or listed
    report.violation("unknown_port", message, node_id=node_id, edge_id=edge.id, fix=fix)


def _check_types(edge: Edge, output: Output, field: Field, wiring: Wiring, report: Report) -> None:
    if fits(output.type, field.type):
        return
    message = (
        f"{wiring.name(edge.source)} gives {NOUNS[output.type]}, but {quote(field.label)} of "
        f"{wiring.name(edge.target)} takes {NOUNS[field.type]}."
    )
    fix = _better_port(output, edge, wiring)
    report.violation(
        "type_mismatch",
        message,
        node_id=edge.target,
        edge_id=edge.id,
        fix=fix,
        field=field.key,
    )


def _better_port(output: Output, edge: Edge, wiring: Wiring) -> str | None:
    ports = wiring.types[edge.target].ports.values()
    fitting = next((port.key for port in ports if fits(output.type, port.type)), None)
    return None if fitting is None else f"Link it to {fitting} instead"


def _second_link(edge: Edge, field: Field | None, wiring: Wiring, report: Report) -> None:
    name = wiring.name(edge.target)
    place = f"{quote(field.label)} of {name}" if field else name
    report.violation(
        "more_than_one_link",
        f"{place} takes one link and has more.",
        node_id=edge.target,
        edge_id=edge.id,
        fix="Remove all but one of these links",
        field=field.key if field else None,
    )
