"""Publishes workflows, and keeps the webhook of each: address, limits, secret."""

import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from canvas import embedding, signing, spending, versions, workflows
from canvas.models import Publication, VersionKind, Workflow
from wireflow.accounts import audit
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError

# 24 random bytes: 192 bits.
ADDRESS_BYTES = 24


def publish(workflow: Workflow, *, user: User | None) -> Publication:
    """Offers the saved graph to callers; published again, they get the newest one.

    The workflows in it are brought up to date first: what is published changes no more.
    """
    with transaction.atomic():
        nodes = embedding.embed(workflow.team_id, workflow.nodes, root=workflow).nodes
        if nodes != workflow.nodes:
            workflow = workflows.replace(workflow, None, nodes=nodes)
        version = versions.keep(workflow, user=user, kind=VersionKind.PUBLISHED)
        now = timezone.now()
        publication, _ = Publication.objects.update_or_create(
            workflow=workflow,
            defaults={"version": version, "published_by": user, "published_at": now},
            create_defaults={
                "version": version,
                "published_by": user,
                "published_at": now,
                "webhook_id": _address(),
            },
        )
        audit.record(
            audit.Action.WORKFLOW_PUBLISHED,
            team=workflow.team_id,
            target=workflows.target(workflow),
            version=version.number,
        )
    return publication


def unpublish(workflow: Workflow) -> None:
    """Withdraws the workflow and its webhook's address. Raises NotFoundError."""
    with transaction.atomic():
        of(workflow).delete()
        audit.record(
            audit.Action.WORKFLOW_UNPUBLISHED,
            team=workflow.team_id,
            target=workflows.target(workflow),
        )


def of(workflow: Workflow) -> Publication:
    """The publication of a workflow. Raises NotFoundError."""
    found = Publication.objects.select_related("workflow", "version").filter(workflow=workflow)
    publication = found.first()
    if publication is None:
        raise NotFoundError("This workflow is not published")
    return publication


def published_number(workflow: Workflow) -> int | None:
    """The version that callers get, or None."""
    found = Publication.objects.filter(workflow=workflow)
    return found.values_list("version__number", flat=True).first()


def by_webhook(webhook_id: str) -> Publication:
    """The publication behind a webhook's address. Raises NotFoundError."""
    found = Publication.objects.select_related("workflow__team", "version")
    publication = found.filter(webhook_id=webhook_id).first()
    if publication is None:
        raise NotFoundError("Webhook not found")
    return publication


def of_team(team: Team) -> list[Publication]:
    """All publications of a team, newest first."""
    found = Publication.objects.filter(workflow__team=team).select_related("workflow", "version")
    return list(found.order_by("-published_at"))


def change(publication: Publication, **values: Any) -> Publication:
    """Saves settings of the webhook."""
    for name, value in values.items():
        setattr(publication, name, value)
    publication.save(update_fields=list(values))
    return publication


def rotate(publication: Publication, what: str) -> Publication:
    """A new address, or a new secret; the old one is refused at once."""
    if what == "address":
        return change(publication, webhook_id=_address())
    return change(publication, secret_number=publication.secret_number + 1)


def secret(publication: Publication) -> str:
    """What the webhook's callers sign with, when they must."""
    return signing.webhook_secret(publication.id, publication.secret_number)


def to_json(publication: Publication, *, with_secret: bool) -> dict[str, Any]:
    """The publication as the API shows it."""
    shown = secret(publication) if with_secret and publication.signed else None
    return {
        "workflowId": str(publication.workflow_id),
        "workflowName": publication.workflow.name,
        "version": publication.version.number,
        "publishedAt": workflows.iso(publication.published_at),
        "webhookId": publication.webhook_id,
        "webhookUrl": f"{settings.PUBLIC_URL}/api/v1/workflow/{publication.webhook_id}/trigger",
        "enabled": publication.webhook_enabled,
        "requestsPerMinute": publication.requests_per_minute,
        "dailyCredits": publication.daily_credits,
        "creditsToday": spending.today(publication),
        "allowedOrigins": publication.allowed_origins,
        "signed": publication.signed,
        "secret": shown,
    }


def _address() -> str:
    return f"whk_{secrets.token_urlsafe(ADDRESS_BYTES)}"
