"""Whose key is used: the team's, the operator's, the environment's; and what is stored of it."""

import asyncio
import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from tests.workers.providers.fal_server import Answers, FalServer
from tests.workers.providers.jobs import launch, work
from wireflow import redaction
from wireflow.accounts.models import Team, User
from wireflow.middleware import RedactKeys
from workers.backends.providers import checks, keyring, keys
from workers.backends.providers.failures import PermanentError
from workers.models import ProviderKey

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other() -> Team:
    return Team.objects.create(name="South Studio")


def test_the_teams_key_goes_before_the_operators_and_that_before_the_environments(
    team: Team, other: Team, settings: LazySettings
) -> None:
    settings.PROVIDER_KEYS = {"fal": "from the environment"}
    assert keyring.secret("fal", team.id) == "from the environment"
    keyring.keep(None, "fal", "of the operator", by=None)
    assert keyring.secret("fal", team.id) == "of the operator"
    keyring.keep(team, "fal", "of the team", by=None)
    assert keyring.secret("fal", team.id) == "of the team"
    assert keyring.secret("fal", other.id) == "of the operator"
    keyring.drop(team, "fal")
    assert keyring.secret("fal", team.id) == "of the operator"


def test_a_team_has_the_providers_it_has_keys_for(
    team: Team, other: Team, settings: LazySettings
) -> None:
    settings.PROVIDER_KEYS = {"fal": "x", "openai": ""}
    keyring.keep(team, "bfl", "of the team", by=None)
    keyring.keep(None, "google", "of the operator", by=None)
    assert keyring.of(team.id) == {"fal", "bfl", "google"}
    assert keyring.of(other.id) == keyring.of(None) == {"fal", "google"}


def test_what_is_stored_says_nothing_and_outlives_a_change_of_keys(
    team: Team, settings: LazySettings
) -> None:
    settings.ENCRYPTION_KEYS = ["old"]
    row = keyring.keep(team, "fal", "a-secret-key-0123", by=None)
    assert "secret" not in row.secret
    assert row.last_four == "0123"
    settings.ENCRYPTION_KEYS = ["new", "old"]
    assert keyring.secret("fal", team.id) == "a-secret-key-0123"
    keyring.keep(team, "fal", "another-key-4567", by=None)
    assert ProviderKey.objects.count() == 1


def test_a_run_is_made_with_the_teams_own_key(
    team: Team, fal_server: FalServer, settings: LazySettings
) -> None:
    keyring.keep(team, "fal", "key-of-the-team", by=None)
    settings.PROVIDER_KEYS = {}
    work(launch(team))
    assert fal_server.calls[0].headers["authorization"] == "Key key-of-the-team"


@pytest.mark.parametrize("provider", sorted(checks._CALLS))
@pytest.mark.parametrize(
    ("answer", "tried"),
    [(Answers(200, {}), True), (Answers(429, {}, {"Retry-After": "60"}), False)],
)
def test_a_provider_is_asked_whether_it_knows_a_key(
    fal_server: FalServer,
    settings: LazySettings,
    provider: str,
    answer: Answers,
    tried: bool,
) -> None:
    settings.PROVIDER_URLS = {provider: fal_server.url}
    fal_server.faults["result"] = [answer]
    account = keys.with_key(provider, "key-0123456789")
    assert asyncio.run(checks.check(account)) is tried
    (call,) = fal_server.calls
    assert any(value.endswith("key-0123456789") for value in call.headers.values())
    fal_server.faults["result"] = [Answers(401, {})]
    with pytest.raises(PermanentError, match="does not know this key"):
        asyncio.run(checks.check(account))


def test_a_provider_that_is_away_says_nothing_about_a_key(settings: LazySettings) -> None:
    settings.PROVIDER_URLS = {"openai": "http://127.0.0.1:9"}
    assert asyncio.run(checks.check(keys.with_key("openai", "key-0123456789"))) is False


def test_the_operator_sets_a_key_in_the_admin_and_never_sees_it_again(
    user: User, settings: LazySettings
) -> None:
    User.objects.filter(id=user.id).update(is_staff=True, is_superuser=True)
    browser = Client()
    browser.force_login(User.objects.get(id=user.id))
    form = {"provider": "fal", "key": "operators-key-0123"}
    for key in ("first-key-0123456", "operators-key-0123"):
        answer = browser.post("/admin/workers/providerkey/add/", form | {"key": key})
        assert answer.status_code == 302, answer.content
    assert keyring.secret("fal", None) == "operators-key-0123"
    row: Any = ProviderKey.objects.get()
    for page in ("", f"{row.pk}/change/"):
        shown = browser.get(f"/admin/workers/providerkey/{page}")
        assert b"operators-key" not in shown.content


@pytest.mark.parametrize("of_the_team", [True, False])
def test_keys_that_are_stored_at_once_are_one_in_the_end(team: Team, of_the_team: bool) -> None:
    owner = team if of_the_team else None
    together = threading.Barrier(6)

    def keep(number: int) -> None:
        together.wait()
        try:
            keyring.keep(owner, "fal", f"a-key-of-number-{number}", by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(keep, range(6)))
    assert ProviderKey.objects.get().team == owner
    assert keyring.secret("fal", team.id).startswith("a-key-of-number-")


def test_a_team_s_key_is_taken_out_of_logs_and_tracebacks(team: Team) -> None:
    key = "a-secret-of-a-team-0123"
    keyring.keep(team, "fal", key, by=None)
    redaction._seen.clear()  # as in a worker that has just started
    assert redaction.cleaned(key) == key
    assert keyring.secret("fal", team.id) == key
    try:
        raise ValueError(f"no access with {key}")
    except ValueError:
        record = logging.LogRecord("x", 40, "", 1, "sent %s", (key,), sys.exc_info())
    RedactKeys().filter(record)
    written = logging.Formatter().format(record)
    assert "[key redacted]" in record.getMessage()
    assert "ValueError: no access with [key redacted]" in written
    assert key not in written


def test_no_more_keys_are_remembered_than_a_process_can_use() -> None:
    for number in range(redaction.MOST_KEYS + 1):
        redaction.remember(f"key-number-{number:06}")
    assert len(redaction._seen) == redaction.MOST_KEYS
    assert redaction.cleaned("key-number-000000") == "key-number-000000"
    assert redaction.cleaned(f"key-number-{redaction.MOST_KEYS:06}") == "[key redacted]"


def test_a_provider_that_repeats_the_key_does_not_show_it(
    team: Team, fal_server: FalServer, settings: LazySettings
) -> None:
    key = "a-secret-of-a-team-4567"
    keyring.keep(team, "fal", key, by=None)
    settings.PROVIDER_KEYS = {}
    # The cut through an explanation that is too long may not leave half of it either.
    detail = f"{'x' * 290} {key}"
    fal_server.faults["submit"] = [Answers(422, {"detail": detail})] * 9
    run = work(launch(team))
    assert "did not accept this: xxx" in run.error
    assert "a-secret" not in run.error + str(run.warnings) + str(run.failed_routes)
