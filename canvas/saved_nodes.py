"""Subgraphs that a team keeps for its other workflows."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from canvas import workflows
from canvas.models import SavedNode
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError


def of_team(team: Team) -> QuerySet[SavedNode]:
    """The team's saved nodes, newest first."""
    return SavedNode.objects.filter(team=team).order_by("-id")


def find(team: Team, saved_node_id: UUID) -> SavedNode:
    """One saved node of the team. Raises NotFoundError."""
    found = of_team(team).filter(id=saved_node_id).first()
    if found is None:
        raise NotFoundError("Saved node not found")
    return found


def create(*, team: Team, user: User | None, **fields: Any) -> SavedNode:
    """Keeps a subgraph. Raises as `check`."""
    check(team, fields["document"])
    return SavedNode.objects.create(team=team, created_by=user, **fields)


def change(saved: SavedNode, **fields: Any) -> SavedNode:
    """A new name, description or content; workflows that hold a copy keep theirs. As `check`."""
    if "document" in fields:
        check(saved.team, fields["document"])
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    return saved


def check(team: Team, document: dict[str, Any]) -> None:
    """Raises InvalidWorkflowError (400) and InvalidGraphError (422) as saving a workflow does."""
    node = {"id": "saved", "type": "subgraph", "data": document}
    workflows.refuse(workflows.check(team, [node], []))


def to_json(saved: SavedNode) -> dict[str, Any]:
    """The saved node as the API shows it."""
    return {
        "id": str(saved.id),
        "name": saved.name,
        "description": saved.description,
        "document": saved.document,
        "createdAt": workflows.iso(saved.created_at),
        "updatedAt": workflows.iso(saved.updated_at),
    }
