"""API keys: their format, what each refusal says, and that they are never stored or logged."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from api import keys
from api.models import ApiKey
from api.refusals import UnauthorizedError
from tests.api.conftest import caller
from wireflow.accounts.models import Team, User
from wireflow.middleware import RedactKeys

pytestmark = pytest.mark.django_db


def test_a_key_has_the_published_format_and_is_found_again(team: Team, user: User) -> None:
    key, text = keys.make(team=team, user=user, name="web", scopes=["workflows:read"], days=None)
    start, public_id, secret = text.split("_")
    assert (start, public_id, len(secret)) == ("sk-wf", key.public_id, 38)
    assert keys.find(text) == key


def test_only_a_digest_is_stored(team: Team, user: User) -> None:
    key, text = keys.make(team=team, user=user, name="web", scopes=[], days=None)
    row = ApiKey.objects.filter(id=key.id).values().get()
    assert text.split("_")[2] not in str(row)
    assert row["last_four"] == text[-4:]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (None, "Missing Authorization header"),
        ("Basic abc", "Invalid API key format. Expected: Bearer sk-..."),
        ("Bearer nonsense", "Invalid API key format. Expected: Bearer sk-..."),
        ("Bearer ", "Invalid API key format. Expected: Bearer sk-..."),
    ],
)
def test_each_refusal_has_its_sentence(header: str | None, message: str) -> None:
    headers = {"Authorization": header} if header else {}
    answer = Client().get("/api/v1/workflows", headers=headers)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json() == {
        "error": message,
        "code": "unauthorized",
        "requestId": answer["X-Request-Id"],
    }


def test_a_typo_is_refused_without_a_look_up(key: str, django_assert_num_queries: Any) -> None:
    typo = key[:20] + ("a" if key[20] != "a" else "b") + key[21:]
    with django_assert_num_queries(0), pytest.raises(UnauthorizedError, match="format"):
        keys.find(typo)


def test_revoked_and_expired_keys_are_told_apart_from_typos(team: Team, key: str) -> None:
    ApiKey.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert caller(key)("GET", "/workflows").json()["error"] == "API key has expired"
    ApiKey.objects.update(revoked_at=timezone.now())
    assert caller(key)("GET", "/workflows").json()["error"] == "Invalid API key"


def test_a_missing_scope_is_named(team: Team, user: User) -> None:
    _, text = keys.make(team=team, user=user, name="read", scopes=["workflows:read"], days=1)
    answer = caller(text)("POST", "/workflows", {"name": "x"})
    assert answer.status_code == 403
    assert answer.json()["error"] == "The API key lacks the scope workflows:write"


def test_a_key_cannot_make_keys(api: Any) -> None:
    answer = api("POST", "/keys", {"name": "more", "scopes": ["workflows:read"]})
    assert answer.status_code == 403
    assert ApiKey.objects.count() == 1


def test_use_is_noted_at_most_once_a_minute(api: Any) -> None:
    api("GET", "/workflows")
    first = ApiKey.objects.get().last_used_at
    api("GET", "/workflows")
    assert first is not None
    assert ApiKey.objects.get().last_used_at == first


def test_a_person_makes_sees_and_revokes_keys_in_the_browser(user: User, team: Team) -> None:
    browser = Client()
    browser.force_login(user)
    body = {"name": "web-prod", "scopes": ["workflows:execute"], "expiresInDays": 30}
    made = browser.post("/api/v1/keys", body, content_type="application/json")
    assert made.status_code == 201
    data = made.json()["data"]
    assert keys.find(data["key"]).name == "web-prod"
    listed = browser.get("/api/v1/keys").json()["data"]
    assert [key["lastFour"] for key in listed] == [data["key"][-4:]]
    assert "key" not in listed[0]
    assert browser.delete(f"/api/v1/keys/{data['id']}").status_code == 204
    assert browser.get("/api/v1/keys").json()["data"] == []


def test_the_browser_needs_its_csrf_token(user: User, team: Team) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    body = {"name": "web-prod", "scopes": ["workflows:execute"]}
    answer = browser.post("/api/v1/keys", body, content_type="application/json")
    assert answer.status_code == 403
    assert ApiKey.objects.count() == 0


def test_logs_never_hold_a_key(key: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "sent %s away", (key,), None)
    RedactKeys().filter(record)
    assert record.getMessage() == "sent sk-wf_[redacted] away"
