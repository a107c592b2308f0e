"""Fixtures every test may use: a team with people and credits."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from billing import holds
from wireflow.accounts.models import Membership, Role, Team, User


@pytest.fixture(autouse=True)
def _own_media_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path  # there is none before `collectstatic`
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("ada@example.com", name="Ada")


@pytest.fixture
def team(user: User) -> Team:
    team = Team.objects.create(name="North Studio")
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    holds.grant(team=team, credits=1_000, source="test")
    return team
