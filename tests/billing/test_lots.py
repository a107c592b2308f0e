"""The ledger is only added to, outlives its team, and has no end for who is unlimited."""

import pytest
from django.db import DatabaseError, connection, transaction

from billing import holds, lots
from billing.models import Account, Book, EntryKind, LedgerEntry
from tests.billing import books
from wireflow.accounts.models import Team


def test_an_entry_is_never_changed(team: Team) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        LedgerEntry.objects.update(amount=1)
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            LedgerEntry.objects.all().delete()
    assert books.of()[Book.AVAILABLE] == 1_000_000


def test_the_ledger_outlives_its_team(team: Team) -> None:
    account = Account.objects.get(team=team)
    Team.objects.filter(id=team.id).delete()
    account.refresh_from_db()
    assert (account.team, account.balance) == (None, 1_000_000)
    assert books.of(account)[Book.AVAILABLE] == 1_000_000


def test_an_unlimited_team_is_topped_up_by_what_it_lacks(team: Team) -> None:
    team.account.unlimited = True
    team.account.save(update_fields=["unlimited"])
    holds.place(team=team, source="run", credits=1_200)
    assert holds.credits_of(team) == {"available": 0, "held": 1_200, "unlimited": True}
    cover = LedgerEntry.objects.get(kind=EntryKind.COVER)
    assert (cover.amount, cover.debit, cover.credit) == (200_000, "issued", "available")


def test_a_reversal_takes_what_is_free_once(team: Team) -> None:
    holds.place(team=team, source="run", credits=900)
    assert lots.take_back(team=team, credits=500, source="charge") == 100
    assert lots.take_back(team=team, credits=500, source="charge") == 0
    assert holds.credits_of(team)["available"] == 0
    assert books.of()[Book.SOLD] == 100_000
