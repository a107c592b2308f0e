"""Asks people into a team: makes links, mails them, and lets people in by them."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from wireflow.accounts import audit, roles
from wireflow.accounts.models import Invitation, Membership, Role, Team, User
from wireflow.errors import ConflictError, ForbiddenError, NotFoundError

# The session's key for the token of a stranger who pressed Join and is away signing in.
SESSION_KEY = "invitation"
TOKEN_BYTES = 24
DAYS = 7
MOST_OPEN = 100


def invite(
    *, team: Team, by: User, role: str, email: str = "", most_uses: int | None = 1, days: int = DAYS
) -> tuple[Invitation, str]:
    """A new invitation and its link's token, which is known only this once.

    To an address it is mailed after commit, and works once. Raises ForbiddenError for a role above
    the inviter's, ConflictError.
    """
    email = email.strip().lower()
    with transaction.atomic():
        Team.objects.select_for_update().get(id=team.id)
        own = Membership.objects.filter(team=team, user=by).first()
        if own is None or not roles.allows(own.role, "members:manage"):
            raise ForbiddenError("Your role lacks the scope members:manage", scope="members:manage")
        if not roles.reaches(own.role, role) or (role == Role.OWNER and team.is_personal):
            raise ForbiddenError("You cannot invite somebody as owner")
        if email and Membership.objects.filter(team=team, user__email__iexact=email).exists():
            raise ConflictError(f"{email} is in the team already")
        if open_of(team).count() >= MOST_OPEN:
            raise ConflictError(f"A team may have {MOST_OPEN} open invitations")
        token = secrets.token_urlsafe(TOKEN_BYTES)
        made = Invitation.objects.create(
            team=team,
            email=email,
            role=role,
            digest=_digest(token),
            most_uses=1 if email else most_uses,
            invited_by=by,
            expires_at=timezone.now() + timedelta(days=days),
        )
        audit.record(audit.Action.MEMBER_INVITED, team=team, target=target(made), role=role)
        if email:
            # Robust: a mail server that is down must not undo or fail what has been committed.
            transaction.on_commit(lambda: _mail(made, token), robust=True)
    return made, token


def open_of(team: Team) -> QuerySet[Invitation]:
    """The invitations of a team that can still be accepted, newest first."""
    return _usable().filter(team=team).select_related("invited_by").order_by("-id")


def find(team: Team, invitation_id: UUID) -> Invitation:
    """One of them. Raises NotFoundError."""
    found = open_of(team).filter(id=invitation_id).first()
    if found is None:
        raise NotFoundError("Invitation not found")
    return found


def open_one(token: str) -> Invitation | None:
    """The invitation behind a link; None where it is made up, old, used up or withdrawn."""
    found = _usable().select_related("team", "invited_by")
    return found.filter(digest=_digest(token)).first()


def accept(token: str, user: User) -> Membership:
    """Lets a person in; whoever is in already stays as they are.

    Raises NotFoundError, and ForbiddenError where it is for another address.
    """
    with transaction.atomic():
        locked = _usable().select_for_update(of=("self",)).select_related("team")
        found = locked.filter(digest=_digest(token)).first()
        if found is None:
            raise NotFoundError("This invitation is not open any more")
        if not is_for(found, user):
            raise ForbiddenError(f"This invitation is for {found.email}")
        member, is_new = Membership.objects.get_or_create(
            user=user, team=found.team, defaults={"role": found.role}
        )
        if is_new:
            Invitation.objects.filter(id=found.id).update(uses=F("uses") + 1, accepted_at=Now())
            audit.record(
                audit.Action.MEMBER_JOINED,
                team=found.team,
                target=audit.Target("person", user.pk, user.email),
                actor=user,
                role=found.role,
            )
    return member


def is_for(invitation: Invitation, user: User) -> bool:
    """Whether the person may accept it."""
    return invitation.email in {"", user.email.lower()}


def revoke(invitation: Invitation) -> None:
    """Withdraws an invitation; a second call does nothing."""
    with transaction.atomic():
        if Invitation.objects.filter(id=invitation.id, revoked_at=None).update(revoked_at=Now()):
            audit.record(
                audit.Action.INVITATION_REVOKED, team=invitation.team_id, target=target(invitation)
            )


def revoke_of(team: Team, user: User) -> None:
    """Withdraws what somebody who may not invite any more had sent out."""
    for invitation in open_of(team).filter(invited_by=user):
        revoke(invitation)


def url(token: str) -> str:
    """The link that lets people in."""
    return f"{settings.PUBLIC_URL}/invitations/{token}"


def target(invitation: Invitation) -> audit.Target:
    """The invitation in the audit log."""
    return audit.Target("invitation", invitation.id, invitation.email or "Whoever has the link")


def _usable() -> QuerySet[Invitation]:
    unused = Q(most_uses=None) | Q(uses__lt=F("most_uses"))
    return Invitation.objects.filter(unused, revoked_at=None, expires_at__gt=Now())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _mail(invitation: Invitation, token: str) -> None:
    by = invitation.invited_by
    who = (by.name or by.email) if by else "Somebody"
    team = " ".join(invitation.team.name.split())
    days = (invitation.expires_at - timezone.now()).days + 1
    send_mail(
        f"Join {team} on Wireflow",
        f"{who} invites you to the team “{team}” as {invitation.role}.\n\n"
        f"Join here, within {days} days:\n{url(token)}\n\n"
        "If you do not know what this is about, leave it: nothing happens.\n",
        None,
        [invitation.email],
    )
