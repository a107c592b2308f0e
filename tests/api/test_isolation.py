"""The matrix: every route and method against everybody who must not pass."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from api import keys
from api.models import ApiKey
from api.urls import v1
from canvas.models import Asset, Execution, Workflow
from tests.api.conftest import caller
from wireflow.accounts.models import Membership, Role, Team, User

pytestmark = pytest.mark.django_db


def _routes() -> Iterator[tuple[str, str, str]]:
    """(method, path, scope) of every endpoint."""
    for pattern in v1:
        assert isinstance(pattern, URLPattern)
        view: Any = pattern.callback
        for method, scope in view.view_class.scopes.items():
            yield method, f"/{pattern.pattern}", scope


ROUTES = list(_routes())
OWNED = [route for route in ROUTES if "<uuid:" in route[1]]


@pytest.fixture
def paths(team: Team, user: User, workflow: Workflow) -> dict[str, str]:
    """What stands for each variable of a path: things of the first team."""
    execution = Execution.objects.create(team=team, workflow=workflow)
    asset = Asset.objects.create(
        team=team, storage_name="x", sha256="0", content_type="image/png", bytes=1
    )
    key, _ = keys.make(team=team, user=user, name="theirs", scopes=[], days=None)
    return {
        "<uuid:workflow_id>": str(workflow.id),
        "<uuid:execution_id>": str(execution.id),
        "<uuid:asset_id>": str(asset.id),
        "<uuid:key_id>": str(key.id),
        "<str:node_id>": "prompt",
        "<str:node_type>": "input:text",
    }


def _fill(path: str, paths: dict[str, str]) -> str:
    for variable, value in paths.items():
        path = path.replace(variable, value)
    assert "<" not in path, f"{path} has a variable without a row in this matrix"
    return path


@pytest.fixture
def other(db: None) -> tuple[Team, User]:
    user = User.objects.create_user("eve@example.com")
    team = Team.objects.create(name="Elsewhere")
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    return team, user


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
def test_nobody_passes_without_a_name(
    method: str, path: str, scope: str, paths: dict[str, str]
) -> None:
    answer = Client().generic(method, f"/api/v1{_fill(path, paths)}")
    assert answer.status_code == 401


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
@pytest.mark.parametrize("state", ["revoked", "expired", "without scope"])
def test_no_key_passes_that_must_not(
    method: str, path: str, scope: str, state: str, paths: dict[str, str], team: Team
) -> None:
    held = set(keys.SCOPES) - {scope} if state == "without scope" else keys.SCOPES
    key, text = keys.make(team=team, user=None, name="k", scopes=sorted(held), days=1)
    past = timezone.now() - timedelta(seconds=1)
    if state == "revoked":
        ApiKey.objects.filter(id=key.id).update(revoked_at=past)
    if state == "expired":
        ApiKey.objects.filter(id=key.id).update(expires_at=past)
    answer = caller(text)(method, _fill(path, paths))
    assert answer.status_code == (403 if state == "without scope" else 401)


@pytest.mark.parametrize(("method", "path", "scope"), OWNED)
def test_another_team_finds_nothing(
    method: str, path: str, scope: str, paths: dict[str, str], other: tuple[Team, User]
) -> None:
    browser = Client()
    browser.force_login(other[1])
    answer = browser.generic(
        method, f"/api/v1{_fill(path, paths)}", "{}", content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
@pytest.mark.parametrize("role", ["viewer", "removed"])
def test_a_viewer_only_reads_and_a_removed_member_does_nothing(
    method: str, path: str, scope: str, role: str, paths: dict[str, str], team: Team
) -> None:
    person = User.objects.create_user("vic@example.com")
    if role == "viewer":
        Membership.objects.create(user=person, team=team, role=Role.VIEWER)
    browser = Client()
    browser.force_login(person)
    answer = browser.generic(
        method, f"/api/v1{_fill(path, paths)}", "{}", content_type="application/json"
    )
    if role == "removed":
        assert answer.status_code == 401
    elif scope in {"workflows:write", "workflows:execute", "browser"}:
        assert answer.status_code == 403
    else:
        assert answer.status_code not in {401, 403}
