"""The first start makes the owner, once."""

import hashlib
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from billing import holds
from billing.models import LedgerEntry
from wireflow.accounts import teams
from wireflow.accounts.models import SignInLink, User
from wireflow.stack import first_run, sign_in

pytestmark = pytest.mark.django_db


def test_gives_the_owner_starting_credits_once(settings: LazySettings) -> None:
    settings.STARTING_CREDITS = 70
    owner = first_run.make_owner()
    assert first_run.make_owner() == owner
    team = teams.of(owner).team
    assert holds.available_credits(team) == 70
    assert LedgerEntry.objects.filter(source=f"welcome:{team.id}").count() == 1


def test_sees_no_work_where_all_migrations_are_recorded() -> None:
    assert first_run.has_pending_migrations() is False


def test_sees_a_migration_that_is_not_recorded() -> None:
    MigrationRecorder(connection).record_unapplied("billing", "0001_initial")
    assert first_run.has_pending_migrations() is True


def test_stores_only_the_digest_of_a_link() -> None:
    link = sign_in.link(first_run.make_owner(), "http://here")
    token = link.removeprefix("http://here/sign-in/link/")
    stored = SignInLink.objects.get()
    assert stored.digest == hashlib.sha256(token.encode()).hexdigest()
    assert stored.used_at is None
    assert stored.expires_at < timezone.now() + timedelta(hours=1, seconds=1)


def test_prints_a_link_for_a_person_by_address() -> None:
    user = User.objects.create_user("ada@example.com")
    out = StringIO()
    call_command("signin_link", "Ada@Example.com", stdout=out)
    assert "/sign-in/link/" in out.getvalue()
    assert SignInLink.objects.get().user == user


def test_knows_nobody_by_a_wrong_address() -> None:
    with pytest.raises(CommandError, match=r"Nobody here has the address who@example\.com"):
        call_command("signin_link", "who@example.com")
    assert not SignInLink.objects.exists()
