"""Teams and their members: nobody rises above their own role, and an owner always stays."""

import threading
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, connections
from django.test import Client

from api import keys
from api.models import ApiKey
from canvas import media
from canvas.models import Asset, Execution, ExecutionStatus, Workflow
from tests.accounts.people import join, signed_in
from wireflow.accounts import members, roles, teams
from wireflow.accounts.models import AuditEvent, Membership, Role, Team, User
from wireflow.errors import ConflictError, WireflowError

pytestmark = pytest.mark.django_db


def _role(member: Membership) -> str:
    return Membership.objects.get(pk=member.pk).role


def test_whoever_signs_in_has_a_team_of_their_own(db: None) -> None:
    person = User.objects.create_user("new@example.com", name="Nia")
    signed_in(person)
    member = person.memberships.get()
    assert (member.team.name, member.team.is_personal, member.role) == (
        "Nia’s studio",
        True,
        "owner",
    )
    assert teams.personal(person) == member.team


def test_a_team_is_made_renamed_and_deleted_by_its_name(team: Team, user: User) -> None:
    browser = signed_in(user)
    made = browser.post("/api/v1/teams", {"name": "Film"}, content_type="application/json")
    assert (made.status_code, made.json()["data"]["role"]) == (201, "owner")
    renamed = browser.patch("/api/v1/team", {"name": "Films"}, content_type="application/json")
    assert renamed.json()["data"]["name"] == "Films"
    wrong = browser.delete("/api/v1/team", {"name": "Film"}, content_type="application/json")
    assert (wrong.status_code, Team.objects.filter(name="Films").count()) == (409, 1)
    right = browser.delete("/api/v1/team", {"name": "Films"}, content_type="application/json")
    assert (right.status_code, Team.objects.filter(name="Films").count()) == (204, 0)
    assert browser.get("/api/v1/team").json()["data"]["name"] == team.name


def test_a_personal_team_is_neither_deleted_nor_left_nor_handed_over(user: User) -> None:
    own = teams.personal(user)
    other = join(own, Role.ADMIN)
    with pytest.raises(ConflictError):
        teams.delete(own, confirmation=own.name)
    with pytest.raises(ConflictError):
        members.leave(own, user)
    with pytest.raises(ConflictError):
        members.transfer(own, by=user, member_id=other.pk)
    with pytest.raises(ConflictError):
        members.change_role(own, by=user, member_id=other.pk, role=Role.OWNER)
    assert Membership.objects.get(user=user, team=own).role == Role.OWNER


def test_a_team_that_runs_is_not_deleted(team: Team, user: User) -> None:
    Execution.objects.create(team=team, status=ExecutionStatus.RUNNING)
    answer = signed_in(user).delete(
        "/api/v1/team", {"name": team.name}, content_type="application/json"
    )
    assert (answer.status_code, Team.objects.filter(id=team.id).exists()) == (409, True)


@pytest.mark.parametrize(
    ("who", "whom", "wanted", "status"),
    [
        ("admin", "editor", "admin", 200),
        ("admin", "editor", "owner", 403),
        ("admin", "admin", "owner", 403),
        ("admin", "owner", "viewer", 403),
        ("admin", "admin", "viewer", 200),
        ("owner", "editor", "owner", 200),
        ("editor", "viewer", "editor", 403),
        ("billing", "viewer", "billing", 403),
    ],
)
def test_nobody_gives_or_takes_a_role_above_their_own(
    who: str, whom: str, wanted: str, status: int, team: Team, user: User
) -> None:
    actor = Membership.objects.get(user=user) if who == "owner" else join(team, who)
    owner = Membership.objects.get(user=user)
    them = owner if whom == "owner" else actor if whom == who else join(team, whom)
    before = _role(them)
    answer = signed_in(actor.user).patch(
        f"/api/v1/team/members/{them.pk}", {"role": wanted}, content_type="application/json"
    )
    assert answer.status_code == status
    assert _role(them) == (wanted if status == 200 else before)


def test_the_last_owner_stays(team: Team, user: User) -> None:
    own = Membership.objects.get(user=user)
    browser = signed_in(user)
    path = f"/api/v1/team/members/{own.pk}"
    answers = [
        browser.post("/api/v1/team/leave", {}, content_type="application/json"),
        browser.delete(path),
        browser.patch(path, {"role": "admin"}, content_type="application/json"),
    ]
    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert _role(own) == Role.OWNER


def test_a_team_is_handed_over_in_one_step(team: Team, user: User) -> None:
    heir = join(team, Role.VIEWER)
    answer = signed_in(user).post(
        "/api/v1/team/transfer", {"memberId": heir.pk}, content_type="application/json"
    )
    assert answer.status_code == 200
    assert _role(heir) == Role.OWNER
    assert Membership.objects.get(user=user).role == Role.ADMIN


def test_whoever_removes_a_member_hears_of_their_keys_and_may_revoke_them(
    team: Team, user: User
) -> None:
    browser = signed_in(user)
    for revoke, left in ((False, 1), (True, 1)):
        member = join(team, Role.ADMIN)
        keys.make(team=team, user=member.user, name="ci", scopes=[], days=None)
        path = f"/api/v1/team/members/{member.pk}"
        listed = {
            one["id"]: one["keys"] for one in browser.get("/api/v1/team/members").json()["data"]
        }
        assert listed[member.pk] == 1
        answer = browser.delete(f"{path}?revokeKeys={str(revoke).lower()}")
        assert answer.json()["data"] == {"keysMade": 1, "keysRevoked": int(revoke)}
        assert ApiKey.objects.filter(team=team, revoked_at=None).count() == left
        assert member.user.memberships.get().team.is_personal


def test_a_page_stays_with_its_team_while_another_switches(team: Team, user: User) -> None:
    second = teams.create(user, "Second")
    browser = signed_in(user)
    assert browser.post(f"/api/v1/teams/{second.id}/switch").json()["data"]["name"] == "Second"
    assert browser.get("/api/v1/team").json()["data"]["name"] == "Second"
    here: Any = {"X-Wireflow-Team": str(team.id)}
    assert browser.get("/api/v1/team", headers=here).json()["data"]["name"] == team.name
    Membership.objects.filter(user=user, team=team).delete()
    assert browser.get("/api/v1/team", headers=here).status_code == 403


def test_a_workflow_of_another_of_my_teams_opens_there(team: Team, user: User) -> None:
    second = teams.create(user, "Second")
    workflow = Workflow.objects.create(team=second, name="Lake")
    browser = signed_in(user)
    assert browser.get("/api/v1/team").json()["data"]["name"] == team.name
    assert browser.get(f"/workflows/{workflow.id}").status_code == 200
    assert browser.get("/api/v1/team").json()["data"]["name"] == "Second"


def test_moving_takes_media_along_and_leaves_the_runs(team: Team, user: User) -> None:
    second = teams.create(user, "Second")
    asset = Asset.objects.create(
        team=team, storage_name=_stored(), sha256="0", content_type="image/png", bytes=1
    )
    node = {"id": "a", "data": {"nodeType": "input:image", "config": {"image": _refer(asset)}}}
    inside = {"id": "s", "data": {"nodeType": "utility:subgraph", "subgraph": {"nodes": [node]}}}
    workflow = Workflow.objects.create(team=team, nodes=[node, inside])
    run = Execution.objects.create(team=team, workflow=workflow, status="COMPLETED")
    answer = signed_in(user).post(
        f"/api/v1/workflows/{workflow.id}/move",
        {"teamId": str(second.id)},
        content_type="application/json",
    )
    assert answer.status_code == 200
    workflow.refresh_from_db()
    copied = Asset.objects.get(team=second)
    assert workflow.team == second
    for moved in (workflow.nodes[0], workflow.nodes[1]["data"]["subgraph"]["nodes"][0]):
        assert moved["data"]["config"]["image"]["assetId"] == str(copied.id)
    run.refresh_from_db()
    assert (run.team, run.workflow) == (team, None)
    assert set(
        AuditEvent.objects.filter(action="workflow_moved").values_list("team_id", flat=True)
    ) == {
        team.id,
        second.id,
    }


def test_moving_asks_for_write_in_both_teams(team: Team, user: User) -> None:
    foreign = Team.objects.create(name="Foreign")
    Membership.objects.create(user=user, team=foreign, role=Role.VIEWER)
    workflow = Workflow.objects.create(team=team)
    path = f"/api/v1/workflows/{workflow.id}/move"
    body = {"teamId": str(foreign.id)}
    browser = signed_in(user)
    assert browser.post(path, body, content_type="application/json").status_code == 403
    stranger = {"teamId": str(Team.objects.create(name="Elsewhere").id)}
    assert browser.post(path, stranger, content_type="application/json").status_code == 404
    workflow.refresh_from_db()
    assert workflow.team == team


def test_a_guest_with_a_link_learns_nothing_else(team: Team, user: User) -> None:
    workflow = Workflow.objects.create(team=team, name="Shared", link_permission="EDIT")
    signed_in(user).post(f"/api/v1/workflows/{workflow.id}/publish")
    guest = User.objects.create_user("gus@example.com")
    browser = signed_in(guest)
    page = browser.get(f"/workflows/{workflow.id}").content.decode()
    assert '"access": "edit"' in page
    assert team.name not in page
    read = browser.get(f"/api/v1/workflows/{workflow.id}").json()
    assert (read["webhookId"], read["publishedVersion"]) == (None, None)
    path = f"/api/v1/workflows/{workflow.id}"
    saved = browser.put(path, {"name": "Ours"}, content_type="application/json")
    assert (saved.status_code, saved.json()["webhookId"]) == (200, None)
    closed = browser.put(path, {"isActive": False}, content_type="application/json")
    assert closed.status_code == 403
    for more in ("/versions", "/threads", "/webhook", "/run"):
        assert browser.get(path + more).status_code == 404
    assert browser.post(f"{path}/execute", {}, content_type="application/json").status_code == 404
    workflow.link_permission = "PRIVATE"
    workflow.save()
    assert browser.get(f"/workflows/{workflow.id}").status_code == 404


def test_the_page_of_roles_is_the_table(db: None) -> None:
    page = Client().get("/docs/teams").content.decode()
    for name, words in roles.PERMISSIONS.items():
        assert name in page
        assert words in page
    assert page.count("<td>Yes</td>") == sum(len(held) for held in roles.SCOPES.values())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_two_last_owners_who_leave_at_once_one_stays(team: Team, user: User) -> None:
    second = join(team, Role.OWNER).user
    start = threading.Barrier(2)
    refused: list[WireflowError] = []

    def go(person: User) -> None:
        start.wait()
        try:
            members.leave(team, person)
        except ConflictError as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=[person]) for person in (user, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Membership.objects.filter(team=team, role=Role.OWNER).count() == 1


def _refer(asset: Asset) -> dict[str, Any]:
    return {"assetId": str(asset.id), "url": media.url(asset.id, asset.team_id)}


def _stored() -> str:
    return default_storage.save("x/picture.png", ContentFile(b"x"))
