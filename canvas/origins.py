"""Where stored files came from: the node run that made them, its execution and workflow."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from canvas.models import Asset, NodeRun
from canvas.nodes.registry import registry
from canvas.workflows import iso
from wireflow.accounts.models import Team
from wireflow.errors import NotFoundError


def one(team: Team, asset_id: UUID) -> Asset:
    """One file of the team with its origin; an upload has none. Raises NotFoundError."""
    found = assets(team).filter(id=asset_id).first()
    if found is None:
        raise NotFoundError("Asset not found")
    return found


def to_json(asset: Asset) -> dict[str, Any]:
    """What is known of a result beyond the file itself."""
    return {
        "starred": asset.starred,
        "createdAt": iso(asset.created_at),
        "prompt": asset.prompt or None,
        "origin": _origin(asset.node_run) if asset.node_run else None,
    }


def assets(team: Team) -> QuerySet[Asset]:
    """The team's files with run, execution and workflow, without what is large in those."""
    large = ("nodes", "edges", "trigger_data", "metadata", "callbacks", "warnings")
    return (
        Asset.objects.filter(team=team)
        .select_related("node_run__execution__workflow")
        .defer(
            *(f"node_run__execution__{name}" for name in large),
            "node_run__execution__workflow__nodes",
            "node_run__execution__workflow__edges",
            *(f"node_run__{name}" for name in ("outputs", "sources", "depends_on")),
        )
    )


def _origin(run: NodeRun) -> dict[str, Any]:
    workflow = run.execution.workflow
    node_type = registry().get(run.node_type)
    return {
        "executionId": str(run.execution_id),
        "workflowId": str(workflow.id) if workflow else None,
        "workflowName": workflow.name if workflow else None,
        "nodeId": run.node_id,
        "nodeLabel": run.label,
        "nodeType": run.node_type,
        "model": node_type.label if node_type else run.node_type,
        "seed": run.values.get("seed"),
    }
