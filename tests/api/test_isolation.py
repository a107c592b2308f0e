"""The matrix: every route and method against everybody who must not pass."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from api import keys
from api.contract.operation import NOBODY, PEOPLE
from api.models import ApiKey
from api.urls import v1
from canvas import publications, saved_nodes, versions
from canvas.comments import threads
from canvas.models import Asset, Execution, Workflow
from tests.api.conftest import caller
from wireflow.accounts import invitations, members, roles
from wireflow.accounts.models import Membership, Role, Team, User
from workers.models import WebhookDelivery, WebhookEndpoint

pytestmark = pytest.mark.django_db

# What a body must hold for the look-up to be the only thing wrong.
BODIES: dict[str, dict[str, Any]] = {
    "visibility": {"visibility": "view"},
    "/move": {"teamId": "01a214c9-866a-796b-ad8e-473e11d52369"},
    "members/<int:member_id>": {"role": "viewer"},
    "team/transfer": {"memberId": 1},
    "team/invitations": {"role": "viewer"},
    "/teams": {"name": "Third"},
    "/team": {"name": "Third"},
    "webhook/rotate": {"what": "secret"},
    "versions/<int:number>": {"name": "First light"},
    "threads": {"text": "Darker", "position": {"x": 0, "y": 0}},
    "threads/<id:thread_id>": {"resolved": True},
    "comments": {"text": "Darker"},
    "comments/<id:comment_id>": {"text": "Darker"},
}
# What only its author or those who look after the team may do.
AUTHORED = "/comments/<id:comment_id>"
# Without a key or a session, on purpose: the contract, the plans, and webhooks, whose address is
# the secret.
OPEN = {"/openapi.json", "/plans", "/workflow/<str:webhook_id>/trigger"}


def _routes() -> Iterator[tuple[str, str, str]]:
    """(method, path, scope) of every endpoint."""
    for pattern in v1:
        assert isinstance(pattern, URLPattern)
        view: Any = pattern.callback
        for method, operation in view.view_class.operations.items():
            yield method, f"/{pattern.pattern}", operation.scope


ROUTES = [route for route in _routes() if route[2] != NOBODY]
OWNED = [route for route in ROUTES if "<id:" in route[1] or "<int:member_id>" in route[1]]


@pytest.fixture
def paths(team: Team, user: User, workflow: Workflow) -> dict[str, str]:
    """What stands for each variable of a path: things of the first team."""
    execution = Execution.objects.create(team=team, workflow=workflow)
    asset = Asset.objects.create(
        team=team, storage_name="x", sha256="0", content_type="image/png", bytes=1
    )
    key, _ = keys.make(team=team, user=user, name="theirs", scopes=[], days=None)
    saved = saved_nodes.create(
        team=team, user=user, name="Theirs", document={"nodes": [], "edges": []}
    )
    thread = threads.start(workflow, user=user, text="Darker", pin=threads.Pin(x=0, y=0))
    publication = publications.publish(workflow, user=user)
    endpoint = WebhookEndpoint.objects.create(team=team, url="https://example.com/hook")
    delivery = WebhookDelivery.objects.create(team=team, endpoint=endpoint, event="webhook.test")
    invitation, _ = invitations.invite(team=team, by=user, role=Role.VIEWER)
    member = Membership.objects.create(
        team=team, user=User.objects.create_user("bea@example.com"), role=Role.EDITOR
    )
    return {
        "<id:team_id>": str(team.id),
        "<int:member_id>": str(member.pk),
        "<id:invitation_id>": str(invitation.id),
        "<id:workflow_id>": str(workflow.id),
        "<id:execution_id>": str(execution.id),
        "<id:asset_id>": str(asset.id),
        "<id:key_id>": str(key.id),
        "<id:saved_node_id>": str(saved.id),
        "<id:endpoint_id>": str(endpoint.id),
        "<id:delivery_id>": str(delivery.id),
        "<id:thread_id>": str(thread.id),
        "<id:comment_id>": str(thread.comments.get().id),
        "<int:number>": str(versions.keep(workflow, user=user).number),
        "<str:webhook_id>": publication.webhook_id,
        "<str:node_id>": "prompt",
        "<str:node_type>": "input:text",
        "<str:provider>": "fal",
    }


def _fill(path: str, paths: dict[str, str]) -> str:
    for variable, value in paths.items():
        path = path.replace(variable, value)
    assert "<" not in path, f"{path} has a variable without a row in this matrix"
    return path


def _body(path: str) -> dict[str, Any]:
    return next((body for end, body in BODIES.items() if path.endswith(end)), {})


@pytest.fixture
def other(db: None) -> tuple[Team, User]:
    user = User.objects.create_user("eve@example.com")
    team = Team.objects.create(name="Elsewhere")
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    return team, user


def _in_browser(user: User, method: str, path: str, paths: dict[str, str]) -> Any:
    browser = Client()
    browser.force_login(user)
    return browser.generic(
        method,
        f"/api/v1{_fill(path, paths)}",
        json.dumps(_body(path)),
        content_type="application/json",
    )


def test_only_the_named_routes_are_open_to_everybody() -> None:
    assert {path for _, path, scope in _routes() if scope == NOBODY} == OPEN


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
    answer = _in_browser(other[1], method, path, paths)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
@pytest.mark.parametrize("role", [Role.ADMIN, Role.EDITOR, Role.VIEWER, Role.BILLING])
def test_each_role_does_what_the_table_says(
    method: str, path: str, scope: str, role: Role, paths: dict[str, str], team: Team
) -> None:
    person = User.objects.create_user("vic@example.com")
    Membership.objects.create(user=person, team=team, role=role)
    answer = _in_browser(person, method, path, paths)
    allowed = scope in roles.SCOPES[role]
    if allowed and path.endswith(AUTHORED) and role != Role.ADMIN:
        assert answer.status_code == 403
    elif not (allowed and path.endswith(AUTHORED)):
        assert (answer.status_code in {401, 403}) is not allowed, answer.content


@pytest.mark.parametrize(("method", "path", "scope"), OWNED)
def test_a_removed_member_finds_nothing_of_the_team(
    method: str, path: str, scope: str, paths: dict[str, str], team: Team, user: User
) -> None:
    person = User.objects.create_user("vic@example.com")
    member = Membership.objects.create(user=person, team=team, role=Role.ADMIN)
    members.remove(team, by=user, member_id=member.pk)
    answer = _in_browser(person, method, path, paths)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
def test_nobody_passes_without_a_team(
    method: str, path: str, scope: str, paths: dict[str, str], other: tuple[Team, User]
) -> None:
    browser = Client()
    browser.force_login(other[1])
    Membership.objects.filter(user=other[1]).delete()
    answer = browser.generic(method, f"/api/v1{_fill(path, paths)}")
    assert answer.status_code == 401


def test_what_only_people_hold_no_key_is_given() -> None:
    assert set(keys.SCOPES) & PEOPLE == set()
    assert {scope for _, _, scope in ROUTES} <= set(roles.PERMISSIONS)
