"""Makes and changes workflows, and renders them as the contract's JSON."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_datetime

from canvas import queries
from canvas.errors import InvalidWorkflowError, StaleWriteError
from canvas.graph.document import MalformedGraphError, parse
from canvas.graph.findings import Findings
from canvas.graph.validation import validate
from canvas.models import Workflow
from canvas.nodes.registry import registry
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError

STARTER = json.loads((Path(__file__).parent / "starter.json").read_text())
EDITABLE = ("name", "description", "tags", "nodes", "edges", "is_active")


def check(nodes: list[Any], edges: list[Any]) -> Findings:
    """What lint, saving and launching say of a graph. Raises InvalidWorkflowError (400)."""
    try:
        graph = parse(nodes, edges)
    except MalformedGraphError as error:
        raise InvalidWorkflowError(error.message) from error
    return validate(graph, registry())


def create(*, team: Team, user: User | None, **fields: Any) -> Workflow:
    """A new workflow of the team."""
    return Workflow.objects.create(team=team, created_by=user, **fields)


def create_starter(*, team: Team, user: User | None) -> Workflow:
    """The workflow a newcomer finds on the canvas: a prompt that becomes a picture."""
    return create(team=team, user=user, **STARTER)


def replace(workflow: Workflow, base: str | None, **fields: Any) -> Workflow:
    """Saves new contents. Raises StaleWriteError when the row is newer than `base`."""
    with transaction.atomic():
        row = Workflow.objects.select_for_update().get(id=workflow.id)
        seen = parse_datetime(base) if base else None
        if seen is not None and seen < row.updated_at:
            raise StaleWriteError(
                "The workflow was saved by somebody else in between",
                currentUpdatedAt=iso(row.updated_at),
                yourBaseUpdatedAt=base,
            )
        for name, value in fields.items():
            setattr(row, name, value)
        row.version = row.version + 1
        row.save()
    return row


def patch_node(workflow: Workflow, node_id: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Shallow-merges changes into one node; null deletes a key. Raises NotFoundError."""
    with transaction.atomic():
        row = Workflow.objects.select_for_update().get(id=workflow.id)
        node = next((item for item in row.nodes if item.get("id") == node_id), None)
        if node is None:
            raise NotFoundError("Node not found")
        _merge(node, changes)
        row.version = row.version + 1
        row.save()
    return {"node": node, "updatedAt": iso(row.updated_at)}


def duplicate(workflow: Workflow, user: User | None) -> Workflow:
    """A copy in the same team, with a name of its own."""
    fields = {name: getattr(workflow, name) for name in EDITABLE}
    fields["name"] = f"{workflow.name[:190]} (copy)"
    return create(team=workflow.team, user=user, **fields)


def remove(workflow: Workflow) -> None:
    """Deletes a workflow; its executions stay, without it."""
    workflow.delete()


def url(workflow: Workflow) -> str:
    """Where a person opens it."""
    return f"{settings.PUBLIC_URL}/workflows/{workflow.id}"


def to_json(workflow: Workflow) -> dict[str, Any]:
    """The workflow as the API shows it."""
    return {
        "id": str(workflow.id),
        "name": workflow.name,
        "description": workflow.description,
        "tags": workflow.tags,
        "nodes": workflow.nodes,
        "edges": workflow.edges,
        "isActive": workflow.is_active,
        "linkPermission": workflow.link_permission,
        "webhookId": None,
        "version": workflow.version,
        "createdAt": iso(workflow.created_at),
        "updatedAt": iso(workflow.updated_at),
        "url": url(workflow),
    }


def newest_or_starter(*, team: Team, user: User) -> Workflow:
    """The workflow to open first: the team's newest, or the starter where there is none."""
    return queries.workflows(team).first() or create_starter(team=team, user=user)


def iso(moment: datetime) -> str:
    """A time as the API writes it, in UTC with microseconds: it is compared when saving."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _merge(node: dict[str, Any], changes: dict[str, Any]) -> None:
    data = node.setdefault("data", {})
    if "position" in changes:
        node["position"] = changes["position"]
    if "label" in changes:
        data["label"] = changes["label"]
    for name in ("config", "params"):
        merged = {**data.get(name, {}), **(changes.get(name) or {})}
        kept = {key: value for key, value in merged.items() if value is not None}
        if kept or name in data:
            data[name] = kept
