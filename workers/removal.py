"""Deletes media for good. What was made from them stays; what needs them again is made anew."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from canvas.models import Asset, ExecutionStatus, NodeRun
from wireflow.errors import ConflictError


class MediaInUseError(ConflictError):
    """A running execution works on the file."""

    code = "media_in_use"


def delete(asset: Asset) -> None:
    """Removes the row, then the file. Raises MediaInUseError while a running execution uses it.

    The rows of finished runs keep their reference, which then leads nowhere: the cache and a retry
    pass over them (see `workers.cache.intact`), and a saved graph that holds it is not valid.
    """
    with transaction.atomic():
        if _is_in_use(asset):
            raise MediaInUseError("A running execution uses this file: wait for it, or stop it")
        asset.delete()
        transaction.on_commit(lambda: default_storage.delete(asset.storage_name))


def _is_in_use(asset: Asset) -> bool:
    """Whether inputs or results of a running execution name it. Few run at a time."""
    running = NodeRun.objects.filter(
        team_id=asset.team_id, execution__status=ExecutionStatus.RUNNING
    )
    texts = running.annotate(given=Cast("values", TextField()), made=Cast("outputs", TextField()))
    name = str(asset.id)
    return texts.filter(Q(given__contains=name) | Q(made__contains=name)).exists()
