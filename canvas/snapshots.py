"""Keeps a workflow's graph now and then while it is edited, without anybody asking.

The rule: a save that changes the graph first keeps the graph it replaces, unless that is empty or
kept already, or the newest version is younger than ten minutes. Of those kept so, the newest 50
of a workflow stay; versions that were named, published or restored over are never removed.
"""

from datetime import timedelta

from django.utils import timezone

from canvas.models import VersionKind, Workflow, WorkflowVersion

PAUSE = timedelta(minutes=10)
MOST = 50


def before_change(workflow: Workflow) -> None:
    """Keeps the graph of a locked row that is about to be replaced, if it is time."""
    if not workflow.nodes or not _is_time(workflow):
        return
    WorkflowVersion.objects.create(
        workflow=workflow,
        number=workflow.version,
        kind=VersionKind.AUTOMATIC,
        nodes=workflow.nodes,
        edges=workflow.edges,
        saved_at=workflow.updated_at,
    )
    _make_room(workflow)


def _is_time(workflow: Workflow) -> bool:
    newest = workflow.versions.order_by("-number").values_list("number", "created_at").first()
    if newest is None:
        return True
    number, kept_at = newest
    return number < workflow.version and kept_at <= timezone.now() - PAUSE


def _make_room(workflow: Workflow) -> None:
    automatic = workflow.versions.filter(kind=VersionKind.AUTOMATIC, publication=None)
    old = automatic.order_by("-number").values_list("id", flat=True)[MOST:]
    WorkflowVersion.objects.filter(id__in=list(old)).delete()
