"""The matrix of everything that is not the API: each page against whoever must not see it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from canvas.models import Asset, Execution, Workflow
from wireflow.accounts.models import Membership, Role, Team, User

pytestmark = pytest.mark.django_db

# For signed-in members; those that name something are another team's 404.
PAGES = {
    "home",
    "workflows",
    "editor",
    "gallery",
    "runs",
    "past",
    "api-keys",
    "webhooks",
    "providers",
    "usage",
    "team",
    "members",
    "audit",
}
# Open to everybody: the reference, and the door.
OPEN = {"api-docs", "team-docs", "sign-in", "sign-in-link", "sign-out"}
# Opened by a signature or a token in the address instead of a session.
SIGNED = {"media", "invitation"}


def _patterns(within: Any, prefix: str = "/") -> Iterator[tuple[str, str | None]]:
    """(path, name) of every route outside the API and Django's own admin."""
    for pattern in within.url_patterns:
        path = f"{prefix}{pattern.pattern}"
        if path.startswith("/api/"):
            continue
        if isinstance(pattern, URLResolver):
            if pattern.namespace != admin.site.name:
                yield from _patterns(pattern, path)
        else:
            assert isinstance(pattern, URLPattern)
            yield path, pattern.name


ROUTES = {name: path for path, name in _patterns(get_resolver())}


@pytest.fixture
def theirs(db: None) -> dict[str, str]:
    """What stands for each variable of a path: things of another team."""
    other = Team.objects.create(name="Elsewhere")
    workflow = Workflow.objects.create(team=other)
    asset = Asset.objects.create(
        team=other, storage_name="x", sha256="0", content_type="image/png", bytes=1
    )
    return {
        "<uuid:workflow_id>": str(workflow.id),
        "<uuid:execution_id>": str(Execution.objects.create(team=other, workflow=workflow).id),
        "<uuid:asset_id>": str(asset.id),
        "<str:token>": "made-up",
    }


def _fill(name: str, values: dict[str, str]) -> str:
    path = ROUTES[name]
    for variable, value in values.items():
        path = path.replace(variable, value)
    assert "<" not in path, f"{path} has a variable without a row in this matrix"
    return path


def test_every_route_has_a_row() -> None:
    assert set(ROUTES) == PAGES | OPEN | SIGNED


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_stranger_is_asked_to_sign_in(name: str, theirs: dict[str, str]) -> None:
    path = _fill(name, theirs)
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in?next={path}")


@pytest.mark.parametrize("name", sorted(name for name in PAGES if "<" in ROUTES.get(name, "")))
@pytest.mark.parametrize("role", [Role.OWNER, Role.VIEWER])
def test_another_teams_things_do_not_exist(
    name: str, role: Role, theirs: dict[str, str], team: Team, user: User
) -> None:
    Membership.objects.filter(user=user).update(role=role)
    browser = Client()
    browser.force_login(user)
    assert browser.get(_fill(name, theirs)).status_code == 404


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_removed_member_sees_nothing(
    name: str, theirs: dict[str, str], team: Team, user: User
) -> None:
    browser = Client()
    browser.force_login(user)
    Membership.objects.filter(user=user).delete()
    answer = browser.get(_fill(name, theirs))
    assert answer.status_code == 404
    assert team.name not in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?exp=9999999999&sig=" + "0" * 32])
def test_media_open_by_their_signature_alone(query: str, theirs: dict[str, str]) -> None:
    assert Client().get(_fill("media", theirs) + query).status_code == 404
