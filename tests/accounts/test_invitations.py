"""Invitations: who may send them, and who gets in by them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.accounts.people import join, signed_in
from wireflow.accounts import invitations, members
from wireflow.accounts.models import Invitation, Membership, Role, Team, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(db: None) -> User:
    return User.objects.create_user("bea@example.com", name="Bea")


def _link(team: Team, user: User, **how: Any) -> str:
    token = invitations.invite(team=team, by=user, **{"role": Role.EDITOR, **how})[1]
    return f"/invitations/{token}"


def _roles(user: User, team: Team) -> list[str]:
    return list(Membership.objects.filter(user=user, team=team).values_list("role", flat=True))


def test_looking_does_not_join_and_pressing_does(team: Team, user: User, guest: User) -> None:
    path = _link(team, user)
    browser = signed_in(guest)
    page = browser.get(path)
    assert page.status_code == 200
    assert team.name in page.content.decode()
    assert "Ada invites you" in page.content.decode()
    assert _roles(guest, team) == []
    assert browser.post(path)["Location"] == "/workflows"
    assert _roles(guest, team) == ["editor"]
    assert browser.get("/api/v1/team").json()["data"]["name"] == team.name


def test_a_stranger_signs_in_on_the_way(team: Team, user: User, guest: User) -> None:
    path = _link(team, user)
    browser = Client()
    assert browser.get(path).status_code == 200
    assert browser.post(path)["Location"] == f"/sign-in?next={path.replace('/', '%2F')}"
    browser.force_login(guest)
    assert browser.get("/")["Location"] == path
    assert browser.get(path)["Location"] == "/workflows"
    assert _roles(guest, team) == ["editor"]


def test_pressing_asks_for_the_token_of_the_form(team: Team, user: User, guest: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(guest)
    assert browser.post(_link(team, user)).status_code == 403
    assert _roles(guest, team) == []


def test_one_for_an_address_is_mailed_and_for_that_address_alone(
    team: Team, user: User, guest: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        path = _link(team, user, email="Bea@Example.com")
    assert [message.to for message in mail.outbox] == [["bea@example.com"]]
    assert path in mail.outbox[0].body
    eve = signed_in(User.objects.create_user("eve@example.com"))
    assert "for bea@example.com" in eve.post(path).content.decode()
    assert _roles(User.objects.get(email="eve@example.com"), team) == []
    signed_in(guest).post(path)
    assert _roles(guest, team) == ["editor"]


def test_a_link_lets_in_as_many_as_it_says(team: Team, user: User) -> None:
    path = _link(team, user, most_uses=2)
    people = [User.objects.create_user(f"p{number}@example.com") for number in range(3)]
    answers = [signed_in(person).post(path).status_code for person in people]
    assert answers == [302, 302, 410]
    assert [_roles(person, team) for person in people] == [["editor"], ["editor"], []]


def test_whoever_is_in_keeps_their_role_and_uses_nothing_up(team: Team, user: User) -> None:
    path = _link(team, user, role=Role.VIEWER)
    signed_in(user).post(path)
    assert _roles(user, team) == ["owner"]
    assert Invitation.objects.get().uses == 0


@pytest.mark.parametrize("end", ["expired", "revoked", "the inviter is gone", "made up"])
def test_what_has_ended_lets_nobody_in(end: str, team: Team, user: User, guest: User) -> None:
    admin = join(team, Role.ADMIN)
    path = _link(team, admin.user)
    if end == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if end == "revoked":
        invitations.revoke(Invitation.objects.get())
    if end == "the inviter is gone":
        members.remove(team, by=user, member_id=admin.pk)
    if end == "made up":
        path = "/invitations/made-up"
    assert signed_in(guest).post(path).status_code == 410
    assert _roles(guest, team) == []


@pytest.mark.parametrize(
    ("who", "role", "status"),
    [("admin", "owner", 403), ("admin", "admin", 201), ("editor", "viewer", 403)],
)
def test_nobody_invites_above_their_own_role(who: str, role: str, status: int, team: Team) -> None:
    browser = signed_in(join(team, who).user)
    answer = browser.post(
        "/api/v1/team/invitations", {"role": role}, content_type="application/json"
    )
    assert (answer.status_code, Invitation.objects.count()) == (status, int(status == 201))


def test_only_the_digest_is_kept_and_the_link_is_shown_once(team: Team, user: User) -> None:
    browser = signed_in(user)
    path = "/api/v1/team/invitations"
    made = browser.post(path, {"role": "viewer"}, content_type="application/json").json()["data"]
    token = made["url"].rpartition("/")[2]
    assert token not in str(Invitation.objects.values().get())
    listed = browser.get(path).json()["data"]
    assert [one["id"] for one in listed] == [made["id"]]
    assert "url" not in listed[0]
    assert browser.delete(f"{path}/{made['id']}").status_code == 204
    assert browser.get(path).json()["data"] == []
