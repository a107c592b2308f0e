"""Credits move atomically and leave a ledger line."""

import pytest
from django.db import IntegrityError, transaction

from billing import holds
from billing.errors import InsufficientCreditsError
from billing.models import Account
from tests.billing import books
from wireflow.accounts.models import Team


def _numbers(team: Team) -> tuple[int, int, int]:
    account = Account.objects.get(team=team)
    total = books.total()
    return account.balance, account.held, total


def test_a_hold_moves_credits_aside_and_its_release_brings_back_what_was_not_captured(
    team: Team,
) -> None:
    holds.place(team=team, source="run", credits=10)
    assert _numbers(team) == (990_000, 10_000, 1_000_000)
    holds.capture(source="run", buckets={"a": 3, "b": 4, "free": 0})
    assert _numbers(team) == (990_000, 3_000, 993_000)
    holds.release(source="run")
    assert _numbers(team) == (993_000, 0, 993_000)


def test_a_second_release_changes_nothing(team: Team) -> None:
    holds.place(team=team, source="run", credits=10)
    holds.release(source="run")
    holds.release(source="run")
    assert _numbers(team) == (1_000_000, 0, 1_000_000)


def test_a_hold_beyond_the_balance_is_refused_with_the_numbers_and_leaves_nothing(
    team: Team,
) -> None:
    with pytest.raises(InsufficientCreditsError) as refusal:
        holds.place(team=team, source="run", credits=1_001)
    assert refusal.value.message == "Insufficient credits. Required: 1001, Available: 1000"
    assert refusal.value.details == {
        "insufficientCredits": True,
        "requiredCredits": 1_001,
        "availableCredits": 1_000,
    }
    assert _numbers(team) == (1_000_000, 0, 1_000_000)


def test_a_bucket_is_captured_once(team: Team) -> None:
    holds.place(team=team, source="run", credits=10)
    holds.capture(source="run", buckets={"a": 3})
    with pytest.raises(IntegrityError), transaction.atomic():
        holds.capture(source="run", buckets={"a": 3})
    assert _numbers(team) == (990_000, 7_000, 997_000)


def test_a_capture_beyond_the_hold_is_refused_by_the_database(team: Team) -> None:
    holds.place(team=team, source="run", credits=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        holds.capture(source="run", buckets={"a": 3})
    assert _numbers(team) == (998_000, 2_000, 1_000_000)
