"""Which waiting step a free slot takes: teams take turns, whatever the order of arrival."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, Subquery, When, Window
from django.db.models.functions import Coalesce, Now, RowNumber

from canvas.models import NodeRun, NodeStatus

# A step that waited so long goes first, whatever is warm.
PATIENCE = timedelta(seconds=20)


def choose(queue: str, *, besides: Collection[str] = (), warm: Collection[str] = ()) -> UUID | None:
    """The next step of a queue, or None; none of the node types that others run.

    One whose model is `warm` goes first, until another has waited for long.

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
    long = Q(queued_at__lt=Now() - PATIENCE)
    turn = Window(RowNumber(), partition_by=F("team"), order_by=[F("queued_at"), F("id")])
    waiting = (
        NodeRun.objects.filter(status=NodeStatus.QUEUED, queue=queue)
        .filter(Q(not_before=None) | Q(not_before__lte=Now()))
        .exclude(node_type__in=besides)
        .annotate(late=_first(long))
        .annotate(turn=turn)
        .annotate(count=F("turn") + Coalesce(Subquery(running, output_field=IntegerField()), 0))
    )
    order = ["late", "count", "queued_at", "id"]
    if warm:
        # Not with an empty list: PostgreSQL takes a constant to sort by for the number of a column.
        waiting = waiting.annotate(cold=_first(long | Q(node_type__in=warm)))
        order.insert(1, "cold")
    return waiting.order_by(*order).values_list("id", flat=True).first()


def _first(found: Q) -> Case:
    return Case(When(found, then=0), default=1)
