"""Makes and changes workflows, and renders them as the contract's JSON."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_datetime

from canvas import embedding, events, snapshots
from canvas.comments import pins
from canvas.errors import InvalidGraphError, InvalidWorkflowError, StaleWriteError
from canvas.graph.document import Graph, MalformedGraphError
from canvas.graph.findings import Findings, Violation, did_you_mean, quote
from canvas.graph.form import inputs_of, outputs_of, unknown_inputs
from canvas.graph.subgraphs import read
from canvas.graph.validation import validate
from canvas.models import LinkPermission, Publication, Workflow
from canvas.nodes.registry import registry
from canvas.nodes.spelling import closest
from wireflow.accounts import audit
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError

STARTER = json.loads((Path(__file__).parent / "starter.json").read_text())
GRAPH = ("nodes", "edges")
EDITABLE = ("name", "description", "tags", "nodes", "edges", "is_active")


def check(
    team: Team, nodes: list[Any], edges: list[Any], *, root: Workflow | None = None
) -> Findings:
    """What lint, saving and launching say of a graph, of which `root` is the saved workflow.

    Raises InvalidWorkflowError (400).
    """
    return validate(_parse(team.id, nodes, edges, root=root), registry())


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
        if any(fields.get(name, getattr(row, name)) != getattr(row, name) for name in GRAPH):
            snapshots.before_change(row)
            pins.before_change(row, fields.get("nodes", row.nodes))
        for name, value in fields.items():
            setattr(row, name, value)
        _save(row)
    return row


def patch_node(workflow: Workflow, node_id: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Shallow-merges changes into one node; null deletes a key. Raises NotFoundError."""
    with transaction.atomic():
        row = Workflow.objects.select_for_update().get(id=workflow.id)
        node = next((item for item in row.nodes if item.get("id") == node_id), None)
        if node is None:
            raise NotFoundError("Node not found")
        snapshots.before_change(row)
        _merge(node, changes)
        _save(row)
    return {"node": node, "updatedAt": iso(row.updated_at)}


def duplicate(workflow: Workflow, *, team: Team, user: User | None) -> Workflow:
    """A copy in the caller's team, with a name of its own; another team's stands by itself."""
    fields = {name: getattr(workflow, name) for name in EDITABLE}
    fields["name"] = f"{workflow.name[:190]} (copy)"
    if workflow.team_id != team.id:
        fields["nodes"] = embedding.unlinked(workflow.nodes)
    return create(team=team, user=user, **fields)


def share(workflow: Workflow, permission: LinkPermission) -> None:
    """Says what whoever has the link may do."""
    with transaction.atomic():
        Workflow.objects.filter(id=workflow.id).update(link_permission=permission)
        audit.record(
            audit.Action.WORKFLOW_SHARED,
            team=workflow.team_id,
            target=target(workflow),
            link=permission.value,
        )
    workflow.link_permission = permission


def remove(workflow: Workflow) -> None:
    """Deletes a workflow; its executions stay, without it."""
    with transaction.atomic():
        audit.record(audit.Action.WORKFLOW_DELETED, team=workflow.team_id, target=target(workflow))
        workflow.delete()


def target(workflow: Workflow) -> audit.Target:
    """The workflow in the audit log."""
    return audit.Target("workflow", workflow.id, workflow.name)


def url(workflow: Workflow) -> str:
    """Where a person opens it."""
    return f"{settings.PUBLIC_URL}/workflows/{workflow.id}"


def to_json(workflow: Workflow, *, guest: bool = False) -> dict[str, Any]:
    """The workflow as the API shows it. A guest, who only has its link, does not learn the webhook:
    its address is a credential."""
    publication: Publication | None = None if guest else getattr(workflow, "publication", None)
    return {
        "id": str(workflow.id),
        "name": workflow.name,
        "description": workflow.description,
        "tags": workflow.tags,
        "nodes": workflow.nodes,
        "edges": workflow.edges,
        "isActive": workflow.is_active,
        "linkPermission": workflow.link_permission,
        "webhookId": publication.webhook_id if publication else None,
        "publishedVersion": publication.version.number if publication else None,
        "version": workflow.version,
        "createdAt": iso(workflow.created_at),
        "updatedAt": iso(workflow.updated_at),
        "url": url(workflow),
    }


def form(workflow: Workflow) -> dict[str, Any]:
    """The inputs and outputs of the saved graph."""
    graph = _parse(workflow.team_id, workflow.nodes, workflow.edges, root=workflow)
    return {
        "workflowId": str(workflow.id),
        "name": workflow.name,
        "inputs": [field.to_json() for field in inputs_of(graph, registry())],
        "outputs": [output.to_json() for output in outputs_of(graph, registry())],
    }


def refuse_unknown_inputs(workflow: Workflow, inputs: dict[str, Any]) -> None:
    """Raises InvalidGraphError (422) for keys that reach nothing, with what may be meant."""
    graph = _parse(workflow.team_id, workflow.nodes, workflow.edges, root=workflow)
    known = [field.key for field in inputs_of(graph, registry())]
    violations = [
        Violation(
            "unknown_input",
            f"The workflow has no input {quote(key)}.",
            fix=did_you_mean(closest(key, known)) or f"Its inputs are: {', '.join(known)}",
        )
        for key in unknown_inputs(graph, registry(), inputs)
    ]
    refuse(Findings(violations=violations))


def refuse(found: Findings) -> None:
    """Raises InvalidGraphError (422) when there are violations."""
    if not found.ok:
        violations = [violation.to_json() for violation in found.violations]
        message = f"The graph is not valid: {violations[0]['message']}"
        raise InvalidGraphError(message, violations=violations)


def iso(moment: datetime) -> str:
    """A time as the API writes it, in UTC with microseconds: it is compared when saving."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse(
    team_id: UUID, nodes: list[Any], edges: list[Any], *, root: Workflow | None = None
) -> Graph:
    embedded = embedding.embed(team_id, nodes, root=root)
    try:
        graph = read(embedded.nodes, edges)
    except MalformedGraphError as error:
        raise InvalidWorkflowError(error.message) from error
    return dataclasses.replace(graph, problems=(*embedded.problems, *graph.problems))


def _save(row: Workflow) -> None:
    row.version = row.version + 1
    row.save()
    moment = iso(row.updated_at)
    transaction.on_commit(lambda: events.publish_saved(row.id, moment))


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
