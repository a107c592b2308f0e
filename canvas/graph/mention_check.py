"""Mentions that stand for nothing: the text stays as it is, which is rarely what was meant."""

from canvas.graph.document import Node
from canvas.graph.findings import Repair, Report, did_you_mean, quote
from canvas.graph.mentions import MENTION, Mention
from canvas.graph.triggers import Assignments
from canvas.graph.wiring import Wiring


def warn_mentions(wiring: Wiring, given: Assignments, report: Report) -> None:
    """Warn of every name that neither a node nor the trigger data fills in."""
    for node_id, mentions in wiring.mentions.items():
        for mention in mentions:
            if mention.source is None and (node_id, mention.key) not in given.values:
                _warn(wiring, wiring.nodes[node_id], mention, report)


def _warn(wiring: Wiring, node: Node, mention: Mention, report: Report) -> None:
    place = f"{quote(wiring.types[node.id].fields[mention.field].label)} of {wiring.name(node.id)}"
    if mention.unwritable is not None:
        message = f"{place} mentions {wiring.name(mention.unwritable)}, which gives no text."
        report.warning("unwritable_mention", message, node_id=node.id, field=mention.field)
        return
    message = f"{place} mentions {quote(mention.name)}, which no node is called."
    labels = [wiring.nodes[node_id].label for node_id in wiring.types if node_id != node.id]
    meant = report.guess(mention.name, filter(None, labels))
    report.warning(
        "unknown_mention",
        message,
        node_id=node.id,
        fix=did_you_mean(meant) or "Rename a node, or send it as trigger data",
        field=mention.field,
        repair=Repair("set", _replaced(node, mention, meant)) if meant else None,
    )


def _replaced(node: Node, mention: Mention, meant: str) -> str:
    text = str(node.config.get(mention.field))
    return MENTION.sub(
        lambda match: f"{{{{{meant}}}}}" if match[1] == mention.name else match[0], text
    )
