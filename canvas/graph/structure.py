"""Ids, node types and the absence of circles."""

import re
from collections import defaultdict

from canvas.graph.document import Node
from canvas.graph.findings import Repair, Report, did_you_mean, quote
from canvas.graph.wiring import Wiring
from canvas.nodes.registry import Registry

ID_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,64}")
MAX_LABEL = 200


def check_structure(wiring: Wiring, registry: Registry, report: Report) -> None:
    """Every id well formed and used once, every node type known, every label short."""
    seen: set[str] = set()
    for node in wiring.graph.nodes:
        _check_id(node.id, "node", seen, report, node_id=node.id)
        if len(node.label) > MAX_LABEL:
            message = f"The label of {quote(node.id)} is longer than {MAX_LABEL} characters."
            report.violation("label_too_long", message, node_id=node.id)
        if node.kind == "node" and registry.get(node.node_type) is None:
            _unknown_type(node, registry, report)
    seen = set()
    for edge in wiring.graph.edges:
        _check_id(edge.id, "edge", seen, report, edge_id=edge.id)


def _check_id(
    identifier: str,
    noun: str,
    seen: set[str],
    report: Report,
    *,
    node_id: str | None = None,
    edge_id: str | None = None,
) -> None:
    if not ID_PATTERN.fullmatch(identifier):
        message = (
            f"The {noun} id {quote(identifier)} is not allowed: 1 to 64 characters of letters, "
            "digits, _ and -."
        )
        report.violation(f"{noun}_id", message, node_id=node_id, edge_id=edge_id)
    elif identifier in seen:
        message = f"The {noun} id {quote(identifier)} is used more than once."
        fix = f"Give each {noun} its own id"
        report.violation(f"duplicate_{noun}_id", message, node_id=node_id, edge_id=edge_id, fix=fix)
    seen.add(identifier)


def _unknown_type(node: Node, registry: Registry, report: Report) -> None:
    if not node.node_type:
        message = f"The node {quote(node.label or node.id)} has no nodeType."
        report.violation("missing_node_type", message, node_id=node.id)
        return
    meant = report.guess(node.node_type, registry.names())
    message = f"There is no node type {quote(node.node_type)}."
    report.violation(
        "unknown_node_type",
        message,
        node_id=node.id,
        fix=did_you_mean(meant),
        repair=Repair("retype", to=meant) if meant else None,
    )


def check_cycle(wiring: Wiring, report: Report) -> None:
    """No node may wait for itself, however far round."""
    circle = find_cycle(wiring)
    if circle:
        names = " → ".join(wiring.name(node_id) for node_id in (*circle, circle[0])[:12])
        message = f"The links go round in a circle: {names}."
        report.violation("cycle", message, node_id=circle[0], fix="Remove one of these links")


def find_cycle(wiring: Wiring) -> list[str]:
    """The node ids of one circle, in the direction of the links; empty when there is none."""
    waiting = {node_id: wiring.waits_for(node_id) & wiring.nodes.keys() for node_id in wiring.nodes}
    follows = defaultdict(list)
    for target, sources in waiting.items():
        for source in sources:
            follows[source].append(target)
    ready = [node_id for node_id, sources in waiting.items() if not sources]
    while ready:
        done = ready.pop()
        del waiting[done]
        for target in follows[done]:
            waiting[target].discard(done)
            if not waiting[target]:
                ready.append(target)
    return _walk_back(waiting)


def _walk_back(waiting: dict[str, set[str]]) -> list[str]:
    """Among nodes that all wait for one another, going backwards must come round."""
    if not waiting:
        return []
    path: dict[str, int] = {}
    node_id = min(waiting)
    while node_id not in path:
        path[node_id] = len(path)
        node_id = min(waiting[node_id])
    return list(path)[path[node_id] :][::-1]
