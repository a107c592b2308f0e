"""Look-ups, always scoped to a team: another team's rows do not exist here."""

import json
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from canvas import states
from canvas.models import Asset, Execution, LinkPermission, NodeRun, Workflow
from wireflow.accounts import roles
from wireflow.accounts.models import Membership, Team
from wireflow.errors import NotFoundError


def workflows(team: Team) -> QuerySet[Workflow]:
    """The team's workflows, newest first."""
    found = Workflow.objects.filter(team=team).select_related("publication__version")
    graph = ("publication__version__nodes", "publication__version__edges")
    return found.defer(*graph).order_by("-updated_at", "-id")


def workflow(team: Team, workflow_id: UUID | str) -> Workflow:
    """One workflow of the team. Raises NotFoundError."""
    found = Workflow.objects.filter(team=team, id=workflow_id).first()
    if found is None:
        raise NotFoundError("Workflow not found")
    return found


def shared_workflow(team: Team, workflow_id: UUID | str, *permissions: str) -> Workflow:
    """One workflow of the team, or one whose link grants a permission. Raises NotFoundError."""
    granted = Q(team=team) | Q(link_permission__in=permissions)
    found = Workflow.objects.filter(granted, id=workflow_id).first()
    if found is None:
        raise NotFoundError("Workflow not found")
    return found


def readable_workflow(team: Team, workflow_id: UUID | str) -> Workflow:
    """One that the team may look at and copy. Raises NotFoundError."""
    return shared_workflow(team, workflow_id, LinkPermission.VIEW, LinkPermission.EDIT)


def editable_workflow(team: Team, workflow_id: UUID | str) -> Workflow:
    """One that the team may change. Raises NotFoundError."""
    return shared_workflow(team, workflow_id, LinkPermission.EDIT)


def named_workflow(workflow_id: UUID | str) -> Workflow:
    """One of any team, for a page that then asks for `access`. Raises NotFoundError."""
    found = Workflow.objects.filter(id=workflow_id).first()
    if found is None:
        raise NotFoundError("Workflow not found")
    return found


def access(workflow: Workflow, member: Membership) -> str:
    """What a member of some team may do with a workflow's canvas: run, edit or view.

    Raises NotFoundError where they may not even look.
    """
    if not roles.allows(member.role, "workflows:read"):
        raise NotFoundError("Workflow not found")
    writes = roles.allows(member.role, "workflows:write")
    if member.team_id == workflow.team_id:
        return "run" if writes else "view"
    if workflow.link_permission == LinkPermission.PRIVATE:
        raise NotFoundError("Workflow not found")
    return "edit" if writes and workflow.link_permission == LinkPermission.EDIT else "view"


def tagged(found: QuerySet[Workflow], tag: str) -> QuerySet[Workflow]:
    """Those with a tag. SQLite cannot look into JSON lists, so both search the text."""
    spellings = Q(text__contains=json.dumps(tag)) | Q(
        text__contains=json.dumps(tag, ensure_ascii=False)
    )
    return found.annotate(text=Cast("tags", TextField())).filter(spellings)


def executions(team: Team) -> QuerySet[Execution]:
    """The team's executions, newest first."""
    return Execution.objects.filter(team=team).order_by("-id")


def execution(team: Team, execution_id: UUID | str) -> Execution:
    """One execution of the team. Raises NotFoundError."""
    found = Execution.objects.filter(team=team, id=execution_id).first()
    if found is None:
        raise NotFoundError("Execution not found")
    return found


def execution_with_runs(team: Team, execution_id: UUID | str) -> tuple[Execution, list[NodeRun]]:
    """One execution and its steps, in one statement where it has any. Raises NotFoundError."""
    graph = ("execution__nodes", "execution__edges", "execution__trigger_data")
    steps = NodeRun.objects.filter(execution_id=execution_id, execution__team=team)
    runs = list(states.with_place(steps.select_related("execution").defer(*graph)))
    return (runs[0].execution if runs else execution(team, execution_id)), runs


def team_of_execution(execution_id: UUID) -> Team | None:
    """Whose execution it is."""
    found = Execution.objects.select_related("team").only("team").filter(id=execution_id).first()
    return found.team if found else None


def started_since(team: Team, moment: datetime) -> int:
    """How many executions the team has started since then."""
    return Execution.objects.filter(team=team, id__gte=first_id(moment)).count()


def first_id(moment: datetime) -> UUID:
    """The least UUIDv7 of a moment: ids stand in order of time, and have the indexes.

    None is older than 1970, where their time begins.
    """
    milliseconds = max(0, int(moment.timestamp() * 1_000))
    return UUID(int=milliseconds << 80 | 7 << 76 | 2 << 62)


def asset(team: Team, asset_id: UUID | str) -> Asset:
    """One asset of the team. Raises NotFoundError."""
    found = Asset.objects.filter(team=team, id=asset_id).first()
    if found is None:
        raise NotFoundError("Asset not found")
    return found
