"""Makes teams and their first people, and says in which team a person works."""

from collections.abc import Mapping, MutableMapping
from typing import Any
from uuid import UUID

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models import Case, QuerySet, Value, When

from wireflow.accounts import audit
from wireflow.accounts.models import Membership, Role, Team, User
from wireflow.errors import ConflictError, ForbiddenError, NotFoundError

OWNER_EMAIL = "operator@localhost"
SESSION_KEY = "team"
MOST_OWNED = 20


def first_owner() -> User:
    """The operator of this installation, made with a personal team when there is nobody yet."""
    with transaction.atomic():
        owner = User.objects.filter(is_superuser=True).order_by("id").first()
        if owner is None:
            owner = User.objects.create_superuser(OWNER_EMAIL, name="Operator")
        if not owner.memberships.exists():
            _make(owner, "My studio", is_personal=True)
    return owner


def personal(user: User) -> Team:
    """A person's own team, made where there is none."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # two at once make one
        own = user.memberships.filter(team__is_personal=True, role=Role.OWNER)
        found = own.select_related("team").first()
        name = f"{(user.name or user.email.partition('@')[0])[:100]}’s studio"
        return found.team if found else _make(user, name, is_personal=True)


def create(user: User, name: str) -> Team:
    """A further team, of which the person is the owner. Raises ConflictError."""
    if user.memberships.filter(role=Role.OWNER).count() >= MOST_OWNED:
        raise ConflictError(f"A person may own {MOST_OWNED} teams")
    with transaction.atomic():
        team = _make(user, name.strip())
        audit.record(audit.Action.TEAM_CREATED, team=team, target=target(team))
    return team


def rename(team: Team, name: str) -> Team:
    """Gives the team another name."""
    with transaction.atomic():
        before, team.name = team.name, name.strip()
        team.save(update_fields=["name"])
        audit.record(audit.Action.TEAM_RENAMED, team=team, target=target(team), before=before)
    return team


def delete(team: Team, *, confirmation: str) -> None:
    """Ends a team with everything in it. `confirmation` is its name. Raises ConflictError."""
    if team.is_personal:
        raise ConflictError("A personal team cannot be deleted")
    if confirmation.strip() != team.name:
        raise ConflictError("The name is not that of the team")
    with transaction.atomic():
        audit.record(audit.Action.TEAM_DELETED, team=team, target=target(team))
        team.delete()


def of(user: User) -> Membership | None:
    """A person's oldest membership."""
    return _memberships(user).first()


def working(
    user: User, session: Mapping[str, Any], *, asked: str | None = None
) -> Membership | None:
    """The membership a person works under: of the team chosen in their session, else the oldest.

    `asked` is the team that a page was opened for; it stays with it when another page switches.
    Raises ForbiddenError when they are not, or no more, in that one.
    """
    wanted = _uuid(asked or session.get(SESSION_KEY))
    first = Case(When(team_id=wanted, then=Value(0)), default=Value(1))
    found = _memberships(user).order_by(first, "created_at", "id").first()
    if asked and found is not None and found.team_id != wanted:
        raise ForbiddenError("You are not a member of this team any more")
    return found


def within(user: User, team_id: UUID | str) -> Membership | None:
    """A person's membership of one team."""
    return _memberships(user).filter(team_id=team_id).first()


def switch(user: User, session: MutableMapping[str, Any], team_id: UUID | str) -> Membership:
    """Works in another of the person's teams from now on. Raises NotFoundError."""
    found = within(user, team_id)
    if found is None:
        raise NotFoundError("Team not found")
    if session.get(SESSION_KEY) != str(found.team_id):
        session[SESSION_KEY] = str(found.team_id)
    return found


def all_of(user: User) -> list[Membership]:
    """Every membership of a person, oldest first."""
    return list(_memberships(user))


def among(user: User | None, team_id: str | None, own: Team) -> Team:
    """The team a caller asks for: their own, or another they are in. Raises NotFoundError."""
    if team_id is None or team_id == str(own.id):
        return own
    found = within(user, team_id) if user else None
    if found is None:
        raise NotFoundError("Team not found")
    return found.team


def target(team: Team) -> audit.Target:
    """The team in the audit log."""
    return audit.Target("team", team.id, team.name)


def listen() -> None:
    """Nobody who signs in is without a team; called once, when the app is ready."""
    user_logged_in.connect(_give_team, dispatch_uid="teams")


def _give_team(user: User, **_: Any) -> None:
    if not user.memberships.exists():
        personal(user)


def _make(user: User, name: str, *, is_personal: bool = False) -> Team:
    team = Team.objects.create(name=name, is_personal=is_personal)
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    return team


def _memberships(user: User) -> QuerySet[Membership]:
    return user.memberships.select_related("team").order_by("created_at", "id")


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
