"""Keeps the graphs of saves that matter, and brings them back (see also `canvas.snapshots`)."""

from typing import Any

from django.db import transaction

from canvas import workflows
from canvas.models import VersionKind, Workflow, WorkflowVersion
from wireflow.accounts.models import User
from wireflow.errors import NotFoundError

SHOWN = 200


def keep(
    workflow: Workflow,
    *,
    user: User | None,
    name: str = "",
    kind: VersionKind = VersionKind.NAMED,
) -> WorkflowVersion:
    """The graph as it was last saved, kept for good; a second call renames it if it names it."""
    row, made = WorkflowVersion.objects.get_or_create(
        workflow=workflow,
        number=workflow.version,
        defaults={
            "name": name,
            "kind": kind,
            "nodes": workflow.nodes,
            "edges": workflow.edges,
            "saved_at": workflow.updated_at,
            "created_by": user,
        },
    )
    if not made and row.kind == VersionKind.AUTOMATIC:
        row.kind, row.created_by = kind, user
        row.save(update_fields=["kind", "created_by"])
    return rename(row, name) if name else row


def rename(version: WorkflowVersion, name: str) -> WorkflowVersion:
    """Gives it a name; one that was kept automatically then stays for good."""
    version.name = name
    if name and version.kind == VersionKind.AUTOMATIC:
        version.kind = VersionKind.NAMED
    version.save(update_fields=["name", "kind"])
    return version


def listed(workflow: Workflow) -> list[WorkflowVersion]:
    """The kept versions without their graphs, newest first."""
    kept = workflow.versions.select_related("created_by").defer("nodes", "edges")
    return list(kept.order_by("-number")[:SHOWN])


def of(workflow: Workflow, number: int) -> WorkflowVersion:
    """One version. Raises NotFoundError."""
    found = workflow.versions.select_related("created_by").filter(number=number).first()
    if found is None:
        raise NotFoundError("There is no such version")
    return found


def restore(workflow: Workflow, number: int, *, user: User | None) -> Workflow:
    """Makes an earlier graph the saved one; what it replaces is kept. Raises NotFoundError."""
    found = of(workflow, number)
    with transaction.atomic():
        keep(workflow, user=user, kind=VersionKind.REPLACED)
        return workflows.replace(workflow, None, nodes=found.nodes, edges=found.edges)


def to_json(version: WorkflowVersion, published: int | None) -> dict[str, Any]:
    """One line of the history."""
    author = version.created_by
    return {
        "version": version.number,
        "name": version.name,
        "kind": version.kind,
        "savedAt": workflows.iso(version.saved_at or version.created_at),
        "createdAt": workflows.iso(version.created_at),
        "createdBy": (author.name or author.email) if author else None,
        "published": version.number == published,
    }


def graph(version: WorkflowVersion) -> dict[str, Any]:
    """What was drawn then."""
    return {
        "version": version.number,
        "name": version.name,
        "nodes": version.nodes,
        "edges": version.edges,
    }
