"""Signing in: by a link that works once, or by password; and the pages behind it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from canvas.models import Workflow
from wireflow.accounts import teams
from wireflow.accounts.models import Membership, SignInLink, Team, User
from wireflow.stack import sign_in

pytestmark = pytest.mark.django_db


def _path(user: User) -> str:
    return sign_in.link(user, "")


def test_a_link_signs_in_once_and_opens_the_starter(user: User, team: Team) -> None:
    path = _path(user)
    browser = Client()
    assert browser.get(path).status_code == 302
    page = browser.get("/", follow=True)
    workflow = Workflow.objects.get(team=team)
    assert page.redirect_chain == [(f"/workflows/{workflow.id}", 302)]
    assert "wireflow-boot" in page.content.decode()
    assert Client().get(path).status_code == 410


def test_an_old_link_is_refused(user: User) -> None:
    path = _path(user)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(path).status_code == 410


def test_a_made_up_link_is_refused(user: User) -> None:
    assert Client().get("/sign-in/link/abc").status_code == 410


def test_a_password_signs_in_and_a_wrong_one_does_not(user: User, team: Team) -> None:
    user.set_password("a long enough passphrase")
    user.save()
    wrong = Client().post("/sign-in", {"username": user.email, "password": "wrong"})
    assert wrong.status_code == 200
    right = Client().post(
        "/sign-in", {"username": user.email, "password": "a long enough passphrase"}
    )
    assert (right.status_code, right["Location"]) == (302, "/")


def test_the_first_owner_is_made_once(db: None) -> None:
    owner = teams.first_owner()
    assert teams.first_owner() == owner
    assert Membership.objects.filter(user=owner, role="owner").count() == 1
    assert not owner.has_usable_password()


def test_pages_carry_a_strict_content_policy(user: User, team: Team) -> None:
    browser = Client()
    browser.force_login(user)
    policy = browser.get("/workflows")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
