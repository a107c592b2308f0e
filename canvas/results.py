"""What the team's runs made: a search over their media."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from canvas import origins
from canvas.models import Asset
from wireflow.accounts.models import Team

KINDS = ("image", "video", "audio", "model")


@dataclass(frozen=True)
class Search:
    """What to look for; None is everything. `words` are sought in prompts and workflow names."""

    words: str | None = None
    kind: str | None = None
    node_type: str | None = None
    node_id: str | None = None
    workflow_id: UUID | None = None
    execution_id: UUID | None = None
    starred: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


def find(team: Team, search: Search) -> QuerySet[Asset]:
    """The results, newest first, each with its run, execution and workflow in the same query."""
    exact = {
        "node_run__node_type": search.node_type,
        "node_run__node_id": search.node_id,
        "node_run__execution__workflow": search.workflow_id,
        "node_run__execution": search.execution_id,
        "starred": search.starred,
        "created_at__gte": search.since,
        "created_at__lt": search.until,
        "content_type__startswith": f"{search.kind}/" if search.kind else None,
    }
    given = {name: value for name, value in exact.items() if value is not None}
    found = origins.assets(team).filter(node_run__isnull=False, **given)
    for word in (search.words or "").split()[:20]:
        named = Q(node_run__execution__workflow__name__icontains=word)
        found = found.filter(Q(prompt__icontains=word) | named)
    return found.order_by("-id")
