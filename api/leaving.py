"""What becomes of a member's API keys: they are the team's, and stay unless they are revoked."""

from collections import Counter

from django.db import transaction

from api import keys
from wireflow.accounts import members
from wireflow.accounts.models import Team, User


def remove(team: Team, *, by: User, member_id: int, revoke_keys: bool) -> tuple[int, int]:
    """Puts a member out, with their keys where that is asked for.

    How many keys they made, and how many of those were revoked.
    """
    with transaction.atomic():
        member = members.remove(team, by=by, member_id=member_id)
        made = keys.made_by(team, member.user)
        for key in made if revoke_keys else []:
            keys.revoke(key)
    return len(made), len(made) if revoke_keys else 0


def keys_made(team: Team) -> Counter[int | None]:
    """How many keys in use each person made, by their id."""
    return Counter(key.created_by_id for key in keys.of_team(team))
