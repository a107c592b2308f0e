"""Makes teams and their first people."""

from django.db import transaction

from wireflow.accounts.models import Membership, Role, Team, User
from wireflow.errors import NotFoundError

OWNER_EMAIL = "operator@localhost"


def first_owner() -> User:
    """The operator of this installation, made with a personal team when there is nobody yet."""
    with transaction.atomic():
        owner = User.objects.filter(is_superuser=True).order_by("id").first()
        if owner is None:
            owner = User.objects.create_superuser(OWNER_EMAIL, name="Operator")
        if not owner.memberships.exists():
            team = Team.objects.create(name="My studio", is_personal=True)
            Membership.objects.create(user=owner, team=team, role=Role.OWNER)
    return owner


def of(user: User) -> Membership | None:
    """The membership a person works under: the oldest one."""
    return user.memberships.select_related("team").order_by("created_at", "id").first()


def among(user: User | None, team_id: str | None, own: Team) -> Team:
    """The team a caller asks for: their own, or another they are in. Raises NotFoundError."""
    if team_id is None or team_id == str(own.id):
        return own
    found = Membership.objects.select_related("team").filter(user=user, team_id=team_id).first()
    if user is None or found is None:
        raise NotFoundError("Team not found")
    return found.team
