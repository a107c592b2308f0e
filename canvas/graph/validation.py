"""Whether a graph may run, and what would mend it.

Never raises and never runs long, whatever the graph: past the limits on nodes and edges nothing
else is looked at, every check is linear, and findings and guesses are bounded.

`trigger_data` is what an execution was started with. Without it (saving, linting) an empty required
input is only a warning, for trigger data may fill it later; with it, even if empty, a violation.
With `target_node_id` that holds only for the target and what it needs: the rest does not run.
"""

from canvas.graph.document import Graph
from canvas.graph.findings import Findings, Report, Violation, did_you_mean, quote
from canvas.graph.links import check_links
from canvas.graph.settings import check_settings
from canvas.graph.structure import check_cycle, check_structure
from canvas.graph.triggers import TriggerData, assign
from canvas.graph.wiring import Wiring
from canvas.nodes.registry import Registry

__all__ = ["MAX_EDGES", "MAX_NODES", "Findings", "Violation", "validate"]

MAX_NODES = 100
MAX_EDGES = 500


def validate(
    graph: Graph,
    registry: Registry,
    *,
    trigger_data: TriggerData | None = None,
    target_node_id: str | None = None,
) -> Findings:
    """Check a parsed graph against the registry."""
    report = Report()
    if _within_limits(graph, report):
        wiring = Wiring(graph, registry)
        check_structure(wiring, registry, report)
        check_links(wiring, report)
        check_cycle(wiring, report)
        _check_target(wiring, target_node_id, report)
        starting = trigger_data is not None
        runs = wiring.upstream(target_node_id) if starting else frozenset()
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
    return report.findings.ok


def _check_target(wiring: Wiring, target: str | None, report: Report) -> None:
    if target is None:
        return
    node = wiring.nodes.get(target)
    if node is None:
        fix = did_you_mean(report.guess(target, wiring.nodes))
        report.violation("unknown_target", f"There is no node {quote(target)} to run.", fix=fix)
    elif node.kind != "node" or node.mode != "active":
        what = node.mode if node.kind == "node" else f"a {node.kind}"
        message = f"{wiring.name(target)} is {what}, so it does not run."
        report.violation("target_does_not_run", message, node_id=target)
