"""The only writer of balances and ledger rows. Call inside the caller's transaction.

Every movement is a conditional UPDATE: the row count tells whether it happened, so it runs alike
on SQLite and PostgreSQL and needs no read before the write.
"""

from django.db.models import F
from django.db.models.functions import Now

from billing.errors import InsufficientCreditsError
from billing.models import Account, EntryKind, Hold, LedgerEntry
from wireflow.accounts.models import Team

MILLI = 1_000


def grant(*, team: Team, credits: int, source: str) -> None:
    """Adds whole credits to the team's account, which is made if it has none."""
    account, _ = Account.objects.get_or_create(team=team)
    LedgerEntry.objects.create(
        account=account,
        kind=EntryKind.GRANT,
        amount=credits * MILLI,
        source=source,
        bucket="grant",
    )
    Account.objects.filter(id=account.id).update(balance=F("balance") + credits * MILLI)


def place(*, team: Team, source: str, credits: int) -> None:
    """Sets whole credits aside for `source`. Raises InsufficientCreditsError."""
    if credits:
        _set_aside(team, credits)
        Hold.objects.create(source=source, account=team.account, amount=credits * MILLI)


def extend(*, team: Team, source: str, credits: int) -> None:
    """Sets more credits aside for a source that goes on. Raises InsufficientCreditsError."""
    if not credits:
        return
    hold = Hold.objects.filter(source=source, released_at=None).first()
    if hold is None:
        place(team=team, source=source, credits=credits)
        return
    _set_aside(team, credits)
    Hold.objects.filter(id=hold.id).update(amount=F("amount") + credits * MILLI)


def capture(*, source: str, buckets: dict[str, int]) -> None:
    """Spends whole credits of the hold, one ledger entry for each bucket with a price."""
    spent = {bucket: credits * MILLI for bucket, credits in buckets.items() if credits}
    if not spent:
        return
    total = sum(spent.values())
    hold = Hold.objects.get(source=source, released_at=None)
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            account_id=hold.account_id,
            kind=EntryKind.CAPTURE,
            amount=-amount,
            source=source,
            bucket=bucket,
        )
        for bucket, amount in spent.items()
    )
    Hold.objects.filter(id=hold.id).update(captured=F("captured") + total)
    Account.objects.filter(id=hold.account_id).update(held=F("held") - total)


def release(*, source: str) -> None:
    """Gives back what was not captured; a second call, or one without a hold, does nothing."""
    hold = Hold.objects.filter(source=source, released_at=None).first()
    if hold is None:
        return
    if Hold.objects.filter(id=hold.id, released_at=None).update(released_at=Now()):
        rest = hold.amount - hold.captured
        Account.objects.filter(id=hold.account_id).update(
            balance=F("balance") + rest, held=F("held") - rest
        )


def available_credits(team: Team) -> int:
    """Whole credits the team may spend now."""
    account = Account.objects.filter(team=team).first()
    return account.balance // MILLI if account else 0


def credits_of(team: Team) -> dict[str, int]:
    """Whole credits that are free, and that running work holds."""
    account = Account.objects.filter(team=team).first()
    if account is None:
        return {"available": 0, "held": 0}
    return {"available": account.balance // MILLI, "held": account.held // MILLI}


def _set_aside(team: Team, credits: int) -> None:
    amount = credits * MILLI
    moved = Account.objects.filter(team=team, balance__gte=amount).update(
        balance=F("balance") - amount, held=F("held") + amount
    )
    if not moved:
        available = available_credits(team)
        raise InsufficientCreditsError(
            f"Insufficient credits. Required: {credits}, Available: {available}",
            insufficientCredits=True,
            requiredCredits=credits,
            availableCredits=available,
        )
