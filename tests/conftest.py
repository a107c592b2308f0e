"""Fixtures every test may use: a team with people and credits."""

import os
from pathlib import Path

import pytest
from django.conf import LazySettings

from billing import lots
from wireflow.accounts.models import Membership, Role, Team, User
from workers import presence

TESTS = Path(__file__).parent

RUNS_A_STACK = {"browser", "chaos", "live"}
# The folders that `make test` looks for those in: collecting all others takes half a minute.
STACKS = {"browser", "chaos", "live", "stack"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second database only what touches it is run again: the rest would say the same."""
    for item in items:
        marked = RUNS_A_STACK & {mark.name for mark in item.iter_markers()}
        if marked and item.path.relative_to(TESTS).parts[0] not in STACKS:
            raise pytest.UsageError(f"{item.nodeid} is marked {marked}; `make test` misses it here")
    if not os.environ.get("DATABASE_URL"):
        return
    again = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(again)])
    items[:] = again


def _touches_the_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    marks = ("django_db", "chaos")
    return bool(names & {"db", "transactional_db"}) or any(map(item.get_closest_marker, marks))


@pytest.fixture(autouse=True)
def _own_media_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path  # there is none before `collectstatic`
    # A window of its own for each test; those of `tests/api/test_throttling.py` use a real server.
    settings.RATE_LIMIT_STORAGE = f"memory://{tmp_path.name}"
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


@pytest.fixture(autouse=True)
def _workers_for_every_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "served", lambda: {"cpu", "io", "gpu"})


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("ada@example.com", name="Ada")


@pytest.fixture
def team(user: User) -> Team:
    team = Team.objects.create(name="North Studio")
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    lots.grant(team=team, credits=1_000, source="test")
    return team
