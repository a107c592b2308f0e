"""Who is in a team and as what: changing roles, removing, leaving, handing over.

Every change locks the row of the team first, so that of two last owners only one can go.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from wireflow.accounts import audit, invitations, roles, teams
from wireflow.accounts.models import Membership, Role, Team, User
from wireflow.errors import ConflictError, ForbiddenError, NotFoundError


def of_team(team: Team) -> list[Membership]:
    """The members, oldest first."""
    found = Membership.objects.filter(team=team).select_related("user")
    return list(found.order_by("created_at", "id"))


def find(team: Team, member_id: int | str) -> Membership:
    """One member of the team. Raises NotFoundError."""
    found = Membership.objects.filter(team=team, id=member_id).select_related("user").first()
    if found is None:
        raise NotFoundError("Member not found")
    return found


def change_role(team: Team, *, by: User, member_id: int | str, role: str) -> Membership:
    """Gives a member another role. Raises NotFoundError, ForbiddenError, ConflictError."""
    with _locked(team):
        actor, member = _both(team, by, member_id)
        _refuse_above(actor, member.role, role)
        if role == Role.OWNER and team.is_personal:
            raise ConflictError("A personal team has one owner")
        if role != Role.OWNER:
            _keep_an_owner(member)
        before, member.role = member.role, role
        member.save(update_fields=["role"])
        if not roles.allows(role, "members:manage"):
            invitations.revoke_of(team, member.user)
        audit.record(
            audit.Action.ROLE_CHANGED, team=team, target=target(member), before=before, role=role
        )
    return member


def remove(team: Team, *, by: User, member_id: int | str) -> Membership:
    """Puts a member out. Raises NotFoundError, ForbiddenError, ConflictError."""
    with _locked(team):
        actor, member = _both(team, by, member_id)
        _refuse_above(actor, member.role)
        _keep_an_owner(member)
        _end(member)
        audit.record(
            audit.Action.MEMBER_REMOVED, team=team, target=target(member), role=member.role
        )
    return member


def leave(team: Team, user: User) -> None:
    """Goes by oneself. Raises ConflictError for a last owner."""
    with _locked(team):
        member = _of(team, user)
        _keep_an_owner(member)
        _end(member)
        audit.record(audit.Action.MEMBER_LEFT, team=team, target=target(member), role=member.role)


def transfer(team: Team, *, by: User, member_id: int | str) -> Membership:
    """Makes another member the owner, and the owner who asks an admin: one operation.

    Raises NotFoundError, ForbiddenError, ConflictError.
    """
    if team.is_personal:
        raise ConflictError("A personal team cannot be handed over")
    with _locked(team):
        owner, member = _both(team, by, member_id)
        if owner.role != Role.OWNER:
            raise ForbiddenError("Only an owner can hand the team over")
        if member.pk == owner.pk:
            raise ConflictError("You are its owner already")
        Membership.objects.filter(pk=member.pk).update(role=Role.OWNER)
        Membership.objects.filter(pk=owner.pk).update(role=Role.ADMIN)
        audit.record(audit.Action.OWNERSHIP_TRANSFERRED, team=team, target=target(member))
    member.role = Role.OWNER
    return member


def target(member: Membership) -> audit.Target:
    """The member in the audit log."""
    return audit.Target("person", member.user_id, member.user.email)


@contextmanager
def _locked(team: Team) -> Iterator[None]:
    with transaction.atomic():
        Team.objects.select_for_update().get(id=team.id)
        yield


def _of(team: Team, user: User) -> Membership:
    found = Membership.objects.filter(team=team, user=user).select_related("user").first()
    if found is None:
        raise NotFoundError("Member not found")
    return found


def _both(team: Team, by: User, member_id: int | str) -> tuple[Membership, Membership]:
    """Whoever acts and whoever it is about, as they are now that the team is locked."""
    actor = _of(team, by)
    if not roles.allows(actor.role, "members:manage"):
        raise ForbiddenError("Your role lacks the scope members:manage", scope="members:manage")
    return actor, find(team, member_id)


def _refuse_above(actor: Membership, *wanted: str) -> None:
    if not all(roles.reaches(actor.role, role) for role in wanted):
        raise ForbiddenError("Only an owner can make somebody owner, or change one")


def _keep_an_owner(member: Membership) -> None:
    if member.role != Role.OWNER:
        return
    owners = Membership.objects.filter(team_id=member.team_id, role=Role.OWNER)
    if not owners.exclude(pk=member.pk).exists():
        raise ConflictError("A team needs an owner: hand it over first")


def _end(member: Membership) -> None:
    invitations.revoke_of(member.team, member.user)
    Membership.objects.filter(pk=member.pk).delete()
    if not member.user.memberships.exists():
        teams.personal(member.user)
