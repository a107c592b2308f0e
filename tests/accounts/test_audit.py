"""The audit log: what is in it, and that nobody can change it."""

import csv
import io
import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connection, transaction
from django.test import Client

from api import keys
from canvas import workflows
from canvas.models import LinkPermission, Workflow
from tests.accounts.people import join, signed_in
from tests.api.conftest import caller
from wireflow.accounts import audit, members, teams
from wireflow.accounts.models import AuditEvent, Role, Team, User
from wireflow.errors import ConflictError

pytestmark = pytest.mark.django_db


@pytest.fixture
def workflow(team: Team) -> Workflow:
    return Workflow.objects.create(team=team, name="Lake")


def _actions(team: Team) -> list[str]:
    return list(audit.of_team(team).order_by("id").values_list("action", flat=True))


def test_it_is_only_added_to(team: Team) -> None:
    event = audit.record(audit.Action.TEAM_RENAMED, team=team)
    for change in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(action="x"),
    ):
        with pytest.raises(PermissionError):
            change()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_auditevent SET action = 'x'")
    assert _actions(team) == ["team_renamed"]


def test_what_did_not_happen_is_not_in_it(team: Team, user: User) -> None:
    with pytest.raises(ConflictError):
        members.leave(team, user)
    assert _actions(team) == []


def test_sign_ins_are_in_it_with_their_address(team: Team, user: User) -> None:
    user.set_password("a long enough passphrase")
    user.save()
    browser = Client(REMOTE_ADDR="203.0.113.7")
    browser.post("/sign-in", {"username": user.email, "password": "wrong"})
    browser.post("/sign-in", {"username": user.email, "password": "a long enough passphrase"})
    browser.post("/sign-out")
    found = AuditEvent.objects.order_by("id").values_list("action", "target_label", "address")
    assert list(found) == [
        (action, user.email, "203.0.113.7")
        for action in ("sign_in_failed", "signed_in", "signed_out")
    ]


def test_what_a_stranger_typed_is_not_kept(team: Team) -> None:
    Client().post("/sign-in", {"username": "my secret passphrase", "password": "x"})
    assert AuditEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("proxies", "address"), [(0, "10.0.0.1"), (1, "198.51.100.2"), (2, "203.0.113.9")]
)
def test_a_forwarded_address_counts_only_behind_our_proxies(
    proxies: int, address: str, team: Team, user: User, settings: LazySettings
) -> None:
    settings.PROXY_COUNT = proxies
    browser = Client(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.2")
    browser.force_login(user)
    browser.patch("/api/v1/team", {"name": "Films"}, content_type="application/json")
    assert AuditEvent.objects.get(action="team_renamed").address == address


def test_a_key_that_acts_is_named_and_no_person(team: Team, user: User, workflow: Workflow) -> None:
    key, text = keys.make(team=team, user=user, name="ci", scopes=keys.SCOPES, days=None)
    assert caller(text)("DELETE", f"/workflows/{workflow.id}").status_code == 204
    event = AuditEvent.objects.get(action="workflow_deleted")
    assert (event.key_name, event.key_id, event.actor_id) == ("ci", key.id, None)
    assert (event.target_label, event.target_id) == (workflow.name, str(workflow.id))


def test_the_settings_of_a_team_leave_their_trace(
    team: Team, user: User, workflow: Workflow
) -> None:
    browser = signed_in(user)
    key = browser.post(
        "/api/v1/keys",
        {"name": "ci", "scopes": ["workflows:read"]},
        content_type="application/json",
    ).json()["data"]
    browser.post(f"/api/v1/keys/{key['id']}/rotate")
    browser.delete(f"/api/v1/keys/{key['id']}")
    workflows.share(workflow, LinkPermission.VIEW)
    teams.rename(team, "Films")
    assert _actions(team) == [
        "signed_in",
        "key_made",
        "key_rotated",
        "key_revoked",
        "workflow_shared",
        "team_renamed",
    ]
    assert key["key"] not in json.dumps(list(AuditEvent.objects.values()), default=str)


def test_it_is_read_newest_first_by_page_action_and_person(team: Team, user: User) -> None:
    admin = join(team, Role.ADMIN)
    for name in ("One", "Two", "Three"):
        teams.rename(team, name)
    browser = signed_in(admin.user)
    first = browser.get("/api/v1/team/audit?action=team_renamed&limit=2").json()
    assert [one["target"] for one in first["data"]] == ["Three", "Two"]
    rest = browser.get(
        f"/api/v1/team/audit?action=team_renamed&limit=2&cursor={first['nextCursor']}"
    ).json()
    assert ([one["target"] for one in rest["data"]], rest["nextCursor"]) == (["One"], None)
    mine = browser.get(f"/api/v1/team/audit?person={admin.user.email[:20]}").json()["data"]
    assert {one["actor"] for one in mine} == {admin.user.email}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER, Role.BILLING])
def test_it_is_for_owners_and_admins(role: Role, team: Team) -> None:
    browser = signed_in(join(team, role).user)
    assert browser.get("/api/v1/team/audit").status_code == 403
    assert browser.get("/api/v1/team/audit/export").status_code == 403


def test_it_is_exported_without_formulas(team: Team, user: User) -> None:
    teams.rename(team, "=HYPERLINK(1)")
    browser = signed_in(user)
    answer: Any = browser.get("/api/v1/team/audit/export?action=team_renamed")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [row["target"] for row in rows] == ["'=HYPERLINK(1)"]
    lines: Any = browser.get("/api/v1/team/audit/export?format=jsonl&action=team_renamed")
    parsed = [json.loads(line) for line in b"".join(lines.streaming_content).splitlines()]
    assert [one["target"] for one in parsed] == ["=HYPERLINK(1)"]


def test_another_teams_events_are_not_in_it(team: Team, user: User) -> None:
    audit.record(audit.Action.TEAM_RENAMED, team=Team.objects.create(name="Elsewhere"))
    found = signed_in(user).get("/api/v1/team/audit?action=team_renamed").json()
    assert found["data"] == []
