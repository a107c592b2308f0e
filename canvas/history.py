"""What ran: looking executions up."""

import re
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from canvas import queries
from canvas.models import Execution, NodeRun
from wireflow.accounts.models import Team

RETRY = "retry"
_NUMBER = re.compile(r"^(?:run\s+)?#?(\d{1,9})$", re.IGNORECASE)
# What no line shows, and may be large.
_GRAPH = ("nodes", "edges", "trigger_data", "metadata", "callbacks", "warnings")


def found(
    team: Team,
    *,
    workflow_id: str | None = None,
    status: str | None = None,
    source: str | None = None,
    text: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Execution]:
    """The team's executions that match, newest first; `since` is included, `until` is not."""
    wanted = Q()
    if workflow_id:
        wanted &= Q(workflow_id=workflow_id)
    if status:
        wanted &= Q(status=status)
    if source:
        wanted &= Q(retry_of__isnull=False) if source == RETRY else Q(source=source)
    if text and text.strip():
        wanted &= _says(text.strip())
    if since:
        wanted &= Q(id__gte=queries.first_id(since))
    if until:
        wanted &= Q(id__lt=queries.first_id(until))
    return queries.executions(team).filter(wanted)


def with_lines(executions: QuerySet[Execution]) -> QuerySet[Execution]:
    """Loads what `line` needs: two statements, however many there are."""
    steps = (
        NodeRun.objects.filter(item=None)
        .defer("values", "sources", "depends_on")
        .order_by("position")
    )
    named = executions.select_related("workflow", "retry_of").defer(
        *_GRAPH,
        *(f"retry_of__{field}" for field in _GRAPH),
        *(f"workflow__{field}" for field in ("nodes", "edges", "description", "tags")),
    )
    return named.prefetch_related(Prefetch("node_runs", steps))


def with_graph(team: Team, execution_id: UUID) -> Execution:
    """One execution with its workflow's name, in one statement. Raises NotFoundError."""
    known = Execution.objects.select_related("workflow", "retry_of")
    execution = known.filter(team=team, id=execution_id).first()
    return execution or queries.execution(team, execution_id)


def _says(text: str) -> Q:
    if number := _NUMBER.match(text):
        return Q(number=int(number[1])) | Q(prompt__icontains=text)
    fields = ("prompt", "source_name", "error", "workflow__name")
    return Q(*((f"{field}__icontains", text) for field in fields), _connector=Q.OR)
