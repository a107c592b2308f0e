"""Writes down who did what, in the transaction of what they did: both happen, or neither."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from wireflow.accounts import acting
from wireflow.accounts.models import AuditEvent, Team, User


class Action(models.TextChoices):
    """Everything that is written down."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGN_IN_FAILED = "sign_in_failed", "Failed to sign in"
    SIGNED_OUT = "signed_out", "Signed out"
    TEAM_CREATED = "team_created", "Created the team"
    TEAM_RENAMED = "team_renamed", "Renamed the team"
    TEAM_DELETED = "team_deleted", "Deleted the team"
    MEMBER_INVITED = "member_invited", "Invited"
    INVITATION_REVOKED = "invitation_revoked", "Withdrew an invitation"
    MEMBER_JOINED = "member_joined", "Joined"
    MEMBER_LEFT = "member_left", "Left"
    MEMBER_REMOVED = "member_removed", "Removed a member"
    ROLE_CHANGED = "role_changed", "Changed a role"
    OWNERSHIP_TRANSFERRED = "ownership_transferred", "Transferred ownership"
    KEY_MADE = "key_made", "Made an API key"
    KEY_ROTATED = "key_rotated", "Rotated an API key"
    KEY_REVOKED = "key_revoked", "Revoked an API key"
    PROVIDER_KEY_SET = "provider_key_set", "Set a provider key"
    PROVIDER_KEY_REMOVED = "provider_key_removed", "Removed a provider key"
    ENDPOINT_ADDED = "endpoint_added", "Added a webhook endpoint"
    ENDPOINT_CHANGED = "endpoint_changed", "Changed a webhook endpoint"
    ENDPOINT_REMOVED = "endpoint_removed", "Removed a webhook endpoint"
    WORKFLOW_SHARED = "workflow_shared", "Changed who may open a workflow"
    WORKFLOW_PUBLISHED = "workflow_published", "Published a workflow"
    WORKFLOW_UNPUBLISHED = "workflow_unpublished", "Unpublished a workflow"
    WORKFLOW_DELETED = "workflow_deleted", "Deleted a workflow"
    WORKFLOW_MOVED = "workflow_moved", "Moved a workflow"


@dataclass(frozen=True)
class Target:
    """What an action was done to, as it was called then."""

    kind: str = ""
    id: Any = ""
    label: str = ""


NOTHING = Target()


def record(
    action: Action,
    *,
    team: Team | UUID | None = None,
    target: Target = NOTHING,
    actor: User | None = None,
    **details: Any,
) -> AuditEvent:
    """Adds an event. Person, key and address are those of the request at hand, unless an `actor`
    is named; `details` are JSON and never hold a secret."""
    now = acting.current()
    person = actor or (now.user if now else None)
    return AuditEvent.objects.create(
        team_id=team.id if isinstance(team, Team) else team,
        actor_id=person.pk if person else None,
        actor_name=(person.name or person.email) if person else "",
        key_id=now.key_id if now else None,
        key_name=now.key_name if now else "",
        address=now.address if now else None,
        action=action,
        target_type=target.kind,
        target_id=str(target.id),
        target_label=target.label[:254],
        details=details,
    )


def of_team(
    team: Team, *, action: str | None = None, person: str | None = None
) -> QuerySet[AuditEvent]:
    """The team's events, newest first; of one action, or by a person or key of that name."""
    found = AuditEvent.objects.filter(team_id=team.id).order_by("-id")
    if action:
        found = found.filter(action=action)
    if person:
        named = models.Q(actor_name__icontains=person) | models.Q(key_name__icontains=person)
        found = found.filter(named)
    return found


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    record(Action.SIGNED_IN, team=_home(user), target=_person(user), actor=user)


def _signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        record(Action.SIGNED_OUT, team=_home(user), target=_person(user), actor=user)


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    given = str(credentials.get("username") or credentials.get("email") or "")
    user = User.objects.filter(email__iexact=given).first() if given else None
    # What was typed is kept only where it is an account: it may have been a password.
    if user is not None:
        record(Action.SIGN_IN_FAILED, team=_home(user), target=_person(user))


def listen() -> None:
    """Writes down what Django itself tells of sign-ins; called once, when the app is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_logged_out.connect(_signed_out, dispatch_uid="audit")
    user_login_failed.connect(_failed, dispatch_uid="audit")


def _person(user: User) -> Target:
    return Target("person", user.pk, user.email)


def _home(user: User) -> UUID | None:
    """The team that reads of a person's sign-ins: their oldest one."""
    memberships = user.memberships.order_by("created_at", "id")
    return memberships.values_list("team_id", flat=True).first()
