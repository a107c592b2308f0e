"""What is known of an execution from its beginning: who asked for what, and for which graph."""

from typing import Any

from canvas.models import Execution

Json = dict[str, Any]


def facts(execution: Execution) -> Json:
    """What was known when it started."""
    first = execution.retry_of
    return {
        "number": execution.number,
        "source": {"kind": execution.source, "name": execution.source_name},
        "retryOf": {"executionId": str(first.id), "number": first.number} if first else None,
        "prompt": execution.prompt,
        "version": execution.version,
        "workflowName": execution.workflow.name if execution.workflow else None,
        "requestId": execution.request_id,
    }


def graph(execution: Execution) -> Json:
    """What it ran: the graph as it was then, and what the caller sent along."""
    return {
        "executionId": str(execution.id),
        "workflowId": str(execution.workflow_id) if execution.workflow_id else None,
        **facts(execution),
        "nodes": execution.nodes,
        "edges": execution.edges,
        "triggerData": execution.trigger_data,
        "targetNodeId": execution.target_node_id or None,
    }
