"""People of a team, and their browsers."""

from django.test import Client
from uuid6 import uuid7

from wireflow.accounts.models import Membership, Team, User


def join(team: Team, role: str) -> Membership:
    """A further member."""
    person = User.objects.create_user(f"{uuid7()}@example.com")
    return Membership.objects.create(team=team, user=person, role=role)


def signed_in(user: User) -> Client:
    """A browser in which somebody is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser
