"""Takes workflows from one team to another, with the media they need."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from uuid6 import uuid7

from canvas import embedding, workflows
from canvas.models import (
    Asset,
    Execution,
    ExecutionStatus,
    LinkPermission,
    Publication,
    Workflow,
    WorkflowVersion,
)
from canvas.nodes import ports
from wireflow.accounts import audit
from wireflow.accounts.models import Team, User
from wireflow.errors import ConflictError

# What a request's body may be deep; subgraphs lie in nodes, and deeper than a value ever does.
DOCUMENT_DEPTH = 32


def copy(workflow: Workflow, *, team: Team, user: User | None) -> Workflow:
    """A copy in a team of a member of both: with the media of its graph, so that it runs there."""
    with transaction.atomic():
        made = workflows.duplicate(workflow, team=team, user=user)
        if workflow.team_id != team.id:
            made.nodes = with_media(made.nodes, _adopted([made.nodes], workflow.team_id, team))
            made.save(update_fields=["nodes"])
    return made


def move(workflow: Workflow, *, team: Team) -> Workflow:
    """Gives a workflow to another team: comments and versions go along, media are copied.

    Its runs stay as history with the team that paid for them, without the workflow; its webhook and
    its link are withdrawn: whoever has them was let in by the other team. Raises ConflictError
    while it runs.
    """
    with transaction.atomic():
        row = Workflow.objects.select_for_update().get(id=workflow.id)
        runs = Execution.objects.filter(workflow=row)
        if runs.filter(status=ExecutionStatus.RUNNING).exists():
            raise ConflictError("The workflow runs: wait for it, or stop it")
        before = row.team_id
        versions = list(WorkflowVersion.objects.filter(workflow=row))
        files = _adopted([row.nodes, *(version.nodes for version in versions)], before, team)
        for version in versions:
            version.nodes = with_media(embedding.unlinked(version.nodes), files)
        WorkflowVersion.objects.bulk_update(versions, ["nodes"])
        Publication.objects.filter(workflow=row).delete()
        runs.update(workflow=None)
        row.nodes = with_media(embedding.unlinked(row.nodes), files)
        row.team, row.link_permission = team, LinkPermission.PRIVATE
        row.save(update_fields=["team", "nodes", "link_permission", "updated_at"])
        for side in (before, team.id):
            audit.record(
                audit.Action.WORKFLOW_MOVED,
                team=side,
                target=workflows.target(row),
                origin=str(before),
                destination=str(team.id),
            )
    return row


def with_media(value: Any, files: dict[str, Asset]) -> Any:
    """The JSON with references to copied assets in place of those to the originals."""

    def replaced(leaf: Any) -> Any:
        copied = files.get(leaf["assetId"]) if ports.is_asset_reference(leaf) else None
        # An address beside the reference is that of the original's team.
        return {**leaf, "assetId": str(copied.id)} if copied else leaf

    return ports.leaves_replaced(value, replaced, DOCUMENT_DEPTH)


def _adopted(documents: Iterable[Any], origin: UUID, team: Team) -> dict[str, Asset]:
    """Copies of the files that are referred to, by the ids of the originals."""
    named = (name for one in documents for name in ports.asset_ids(one, DOCUMENT_DEPTH))
    ids = {found for found in map(_uuid, named) if found}
    files = Asset.objects.filter(team_id=origin, id__in=ids)
    return {str(asset.id): _copied(asset, team) for asset in files}


def _copied(asset: Asset, team: Team) -> Asset:
    """A file of its own: the original may be deleted, and counts for the other team."""
    asset_id = uuid7()
    ending = asset.storage_name.rpartition(".")[2]
    with default_storage.open(asset.storage_name) as file:
        name = default_storage.save(
            f"{team.id}/moved/{asset_id}.{ending}", ContentFile(file.read())
        )
    return Asset.objects.create(
        id=asset_id,
        team=team,
        storage_name=name,
        sha256=asset.sha256,
        content_type=asset.content_type,
        bytes=asset.bytes,
        width=asset.width,
        height=asset.height,
        duration=asset.duration,
        prompt=asset.prompt,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
