"""Which waiting step a free slot takes: teams take turns, whatever the order of arrival."""

from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce, Now, RowNumber

from canvas.models import NodeRun, NodeStatus


def choose(queue: str) -> UUID | None:
    """The next step of a queue, or None.

    A team's n-th waiting step counts n plus what the team has running; the least count goes first,
    so that a small team beside one with 500 steps waits for a turn and not for the backlog.
    """
    running = (
        NodeRun.objects.filter(status=NodeStatus.RUNNING, queue=queue, team=OuterRef("team"))
        .order_by()
        .values("team")
        .annotate(number=Count("id"))
        .values("number")
    )
    turn = Window(RowNumber(), partition_by=F("team"), order_by=[F("queued_at"), F("id")])
    waiting = (
        NodeRun.objects.filter(status=NodeStatus.QUEUED, queue=queue)
        .filter(Q(not_before=None) | Q(not_before__lte=Now()))
        .annotate(turn=turn)
        .annotate(count=F("turn") + Coalesce(Subquery(running, output_field=IntegerField()), 0))
    )
    return waiting.order_by("count", "queued_at", "id").values_list("id", flat=True).first()
