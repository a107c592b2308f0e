"""A team's own keys to providers, over the API of its pages."""

from typing import Any

import pytest
from django.test import Client

from wireflow.accounts.models import Membership, Role, Team, User
from workers.backends.providers import checks, keyring
from workers.backends.providers.failures import PermanentError
from workers.models import ProviderKey

pytestmark = pytest.mark.django_db
KEY = "fal-key-of-ours-0123"


@pytest.fixture
def person(user: User, team: Team) -> Any:
    browser = Client()
    browser.force_login(user)

    def call(method: str, path: str, body: Any = None) -> Any:
        return browser.generic(
            method, f"/api/v1{path}", body or "", content_type="application/json"
        )

    return call


def _of(person: Any, provider: str) -> dict[str, Any]:
    found = person("GET", "/provider-keys").json()["data"]
    return next(one for one in found if one["provider"] == provider)


def test_a_key_is_set_shown_by_its_end_and_removed(person: Any, settings: Any) -> None:
    settings.PROVIDER_KEYS = {"fal": "the server's"}
    assert _of(person, "fal")["source"] == "server"
    answer = person("PUT", "/provider-keys/fal", f'{{"key": " {KEY} "}}')
    assert (answer.status_code, answer.json()["data"]["tried"]) == (200, False)
    shown = _of(person, "fal")
    assert (shown["source"], shown["lastFour"], shown["setBy"]) == ("team", "0123", "Ada")
    assert KEY not in person("GET", "/provider-keys").content.decode()
    assert keyring.secret("fal", ProviderKey.objects.get().team_id) == KEY
    assert person("DELETE", "/provider-keys/fal").status_code == 204
    assert _of(person, "fal")["source"] == "server"


def test_a_key_that_the_provider_refuses_is_not_kept(
    person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(account: Any) -> bool:
        raise PermanentError("OpenAI does not know this key", code="provider_key")

    monkeypatch.setattr(checks, "check", refuse)
    answer = person("PUT", "/provider-keys/openai", f'{{"key": "{KEY}"}}')
    assert (answer.status_code, answer.json()["error"]) == (400, "OpenAI does not know this key")
    assert not ProviderKey.objects.exists()


@pytest.mark.parametrize("key", ["short", "with\\nlines-in-it", "ümlaut-key-0123"])
def test_what_is_no_key_is_refused(person: Any, key: str) -> None:
    assert person("PUT", "/provider-keys/fal", f'{{"key": "{key}"}}').status_code == 400


def test_there_is_no_key_for_nobody(person: Any) -> None:
    assert person("PUT", "/provider-keys/acme", f'{{"key": "{KEY}"}}').status_code == 404
    assert person("DELETE", "/provider-keys/acme").status_code == 404


def test_one_teams_key_is_not_anothers(person: Any, user: User, team: Team) -> None:
    south = Team.objects.create(name="South Studio")
    keyring.keep(south, "bfl", KEY, by=None)
    assert _of(person, "bfl")["source"] is None
    assert person("DELETE", "/provider-keys/bfl").status_code == 204
    assert keyring.of(south.id) == {"bfl"}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_only_who_looks_after_the_team_may(person: Any, user: User, role: Role) -> None:
    Membership.objects.filter(user=user).update(role=role)
    assert person("PUT", "/provider-keys/fal", f'{{"key": "{KEY}"}}').status_code == 403
