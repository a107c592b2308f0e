"""Whether a graph may run, and what would mend it.

Never raises and never runs long, whatever the graph: past the limits on nodes and edges nothing
else is looked at, every check is linear, and findings and guesses are bounded.

`trigger_data` is what an execution was started with. Without it (saving, linting) an empty required
input is only a warning, for trigger data may fill it later; with it, even if empty, a violation.
With `targets` that holds only for these nodes and what they need: the rest does not run. A subgraph
may be a target: it stands for its nodes.
"""

from collections.abc import Sequence

from canvas.graph.document import Graph
from canvas.graph.findings import (
    MAX_FINDINGS,
    Findings,
    Report,
    Violation,
    did_you_mean,
    quote,
)
from canvas.graph.links import check_links
from canvas.graph.settings import check_settings
from canvas.graph.structure import check_cycle, check_structure
from canvas.graph.subgraphs import MAX_NODES, unfolded
from canvas.graph.triggers import TriggerData, assign
from canvas.graph.wiring import Wiring
from canvas.nodes.registry import Registry

__all__ = ["MAX_EDGES", "MAX_NODES", "Findings", "Violation", "validate"]

MAX_EDGES = 500


def validate(
    graph: Graph,
    registry: Registry,
    *,
    trigger_data: TriggerData | None = None,
    targets: Sequence[str] = (),
) -> Findings:
    """Check a graph against the registry."""
    report = Report(graph.within)
    report.findings.violations.extend(graph.problems[:MAX_FINDINGS])
    if _within_limits(graph, report):
        wiring = Wiring(graph, registry)
        check_structure(wiring, registry, report)
        check_links(wiring, report)
        check_cycle(wiring, report)
        for target in targets:
            _check_target(wiring, target, report)
        starting = trigger_data is not None
        runs = wiring.runs(unfolded(graph, targets)) if starting else frozenset()
        check_settings(wiring, assign(wiring, trigger_data), runs, report)
    return report.findings


def _within_limits(graph: Graph, report: Report) -> bool:
    for rule, count, limit, noun in (
        ("too_many_nodes", len(graph.nodes), MAX_NODES, "nodes"),
        ("too_many_edges", len(graph.edges), MAX_EDGES, "edges"),
    ):
        if count > limit:
            message = f"The workflow has {count:,} {noun}. At most {limit} are allowed."
            report.violation(rule, message, fix=f"Remove {count - limit:,} {noun}")
            return False
    return True


def _check_target(wiring: Wiring, target: str, report: Report) -> None:
    if target in wiring.graph.members:
        if not any(wiring.nodes[inner].kind == "node" for inner in wiring.graph.members[target]):
            message = f"The subgraph {quote(target)} is empty, so it does not run."
            report.violation("target_does_not_run", message, node_id=target)
        return
    node = wiring.nodes.get(target)
    if node is None:
        fix = did_you_mean(report.guess(target, wiring.nodes))
        report.violation("unknown_target", f"There is no node {quote(target)} to run.", fix=fix)
    elif node.kind != "node" or node.mode != "active":
        what = node.mode if node.kind == "node" else f"a {node.kind}"
        message = f"{wiring.name(target)} is {what}, so it does not run."
        report.violation("target_does_not_run", message, node_id=target)
