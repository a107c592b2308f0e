"""Look-ups, always scoped to a team: another team's rows do not exist here."""

from uuid import UUID

from django.db.models import QuerySet

from canvas.models import Asset, Execution, Workflow
from wireflow.accounts.models import Team
from wireflow.errors import NotFoundError


def workflows(team: Team) -> QuerySet[Workflow]:
    """The team's workflows, newest first."""
    return Workflow.objects.filter(team=team).order_by("-updated_at", "-id")


def workflow(team: Team, workflow_id: UUID | str) -> Workflow:
    """One workflow of the team. Raises NotFoundError."""
    found = Workflow.objects.filter(team=team, id=workflow_id).first()
    if found is None:
        raise NotFoundError("Workflow not found")
    return found


def executions(team: Team) -> QuerySet[Execution]:
    """The team's executions, newest first."""
    return Execution.objects.filter(team=team).order_by("-id")


def execution(team: Team, execution_id: UUID | str) -> Execution:
    """One execution of the team. Raises NotFoundError."""
    found = Execution.objects.filter(team=team, id=execution_id).first()
    if found is None:
        raise NotFoundError("Execution not found")
    return found


def asset(team: Team, asset_id: UUID | str) -> Asset:
    """One asset of the team. Raises NotFoundError."""
    found = Asset.objects.filter(team=team, id=asset_id).first()
    if found is None:
        raise NotFoundError("Asset not found")
    return found
