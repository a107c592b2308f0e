"""Sets credits aside for a run, spends them as its nodes complete, and gives the rest back.

Call inside the caller's transaction. Amounts are whole credits.
"""

from typing import Any

from django.db.models import F
from django.db.models.functions import Now
from uuid6 import uuid7

from billing import ledger, lots
from billing.errors import InsufficientCreditsError, NotCoveredError
from billing.ledger import MILLI
from billing.models import Account, Book, EntryKind, Hold
from wireflow.accounts.models import Team

_ASIDE = (Book.AVAILABLE, Book.HELD)
_SPENT = (Book.HELD, Book.SPENT)
_BACK = (Book.HELD, Book.AVAILABLE)


def place(*, team: Team, source: str, credits: int) -> None:
    """Sets credits aside for `source`. Raises InsufficientCreditsError."""
    if credits:
        account_id = _set_aside(team, credits, source=source)
        Hold.objects.create(source=source, account_id=account_id, amount=credits * MILLI)


def extend(*, team: Team, source: str, credits: int) -> None:
    """Sets more credits aside for a source that goes on. Raises InsufficientCreditsError."""
    if not credits:
        return
    hold = Hold.objects.filter(source=source, released_at=None).first()
    if hold is None:
        place(team=team, source=source, credits=credits)
        return
    _set_aside(team, credits, source=source, bucket=str(uuid7()))
    Hold.objects.filter(id=hold.id).update(amount=F("amount") + credits * MILLI)


def capture(*, source: str, buckets: dict[str, int]) -> None:
    """Spends credits of the hold, one ledger entry for each bucket with a price."""
    spent = {bucket: credits * MILLI for bucket, credits in buckets.items() if credits}
    if not spent:
        return
    hold = Hold.objects.get(source=source, released_at=None)
    Hold.objects.filter(id=hold.id).update(captured=F("captured") + sum(spent.values()))
    ledger.post(
        [
            ledger.entry(
                hold.account_id, EntryKind.CAPTURE, _SPENT, amount, source=source, bucket=bucket
            )
            for bucket, amount in spent.items()
        ]
    )


def release(*, source: str) -> None:
    """Gives back what was not captured; a second call, or one without a hold, does nothing."""
    hold = Hold.objects.filter(source=source, released_at=None).first()
    if hold is None:
        return
    if Hold.objects.filter(id=hold.id, released_at=None).update(released_at=Now()):
        rest = hold.amount - hold.captured
        if rest:
            back = ledger.entry(hold.account_id, EntryKind.RELEASE, _BACK, rest, source=source)
            ledger.post([back])


def available_credits(team: Team) -> int:
    """Whole credits the team may spend now."""
    account = Account.objects.filter(team=team).first()
    return account.balance // MILLI if account else 0


def credits_of(team: Team) -> dict[str, Any]:
    """Whole credits that are free, and that running work holds; whether there is no end to them."""
    account = Account.objects.filter(team=team).first() or Account()
    return {
        "available": account.balance // MILLI,
        "held": account.held // MILLI,
        "unlimited": account.unlimited,
    }


def _set_aside(team: Team, credits: int, *, source: str, bucket: str = "") -> int:
    """The account's id."""
    try:
        account = team.account  # callers bring it along with the team
    except Account.DoesNotExist:
        raise _refusal(credits, 0) from None
    aside = ledger.entry(
        account.id, EntryKind.HOLD, _ASIDE, credits * MILLI, source=source, bucket=bucket
    )
    if account.unlimited:
        lots.cover(account, credits * MILLI, source=source, bucket=bucket)
    try:
        ledger.post([aside])
    except NotCoveredError:
        raise _refusal(credits, available_credits(team)) from None
    return account.id


def _refusal(required: int, available: int) -> InsufficientCreditsError:
    return InsufficientCreditsError(
        f"Insufficient credits. Required: {required}, Available: {available}",
        insufficientCredits=True,
        requiredCredits=required,
        availableCredits=available,
    )
