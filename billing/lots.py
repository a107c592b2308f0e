"""Credits that come in, go back, and expire, each in a transaction.

What is spent is not counted off its lots at once, which would cost every finished node a write:
the lots are settled before one is added or expires, and until then only spending can have moved.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from billing import ledger
from billing.ledger import MILLI
from billing.models import Account, Book, EntryKind, LedgerEntry, Lot
from wireflow.accounts.models import Team

# Out of which of the operator's books each kind of income comes.
_INCOME = {
    EntryKind.GRANT: Book.ISSUED,
    EntryKind.PLAN: Book.ISSUED,
    EntryKind.COVER: Book.ISSUED,
    EntryKind.TOP_UP: Book.SOLD,
    EntryKind.REFUND: Book.SPENT,
}
BATCH = 200


@transaction.atomic
def grant(
    *,
    team: Team,
    credits: int,
    source: str,
    kind: EntryKind = EntryKind.GRANT,
    expires_at: datetime | None = None,
    note: str = "",
) -> bool:
    """Adds whole credits to the team's account, which is made if it has none.

    False, and nothing, when this source was granted before: deliveries may come twice.
    """
    account = _locked(Account.objects.get_or_create(team=team)[0].id)
    if LedgerEntry.objects.filter(source=source, bucket="", kind=kind).exists():
        return False
    _add(account, kind, credits * MILLI, source=source, expires_at=expires_at, note=note)
    return True


@transaction.atomic
def refund(*, source: str, bucket: str, note: str = "") -> int:
    """Gives back what a node was charged; the whole credits, 0 when nothing is left to give."""
    spent = LedgerEntry.objects.filter(source=source, bucket=bucket, kind=EntryKind.CAPTURE).first()
    if spent is None:
        return 0
    account = _locked(spent.account_id)
    given = LedgerEntry.objects.filter(source=source, bucket=bucket, kind=EntryKind.REFUND)
    if given.exists():
        return 0
    _add(account, EntryKind.REFUND, spent.amount, source=source, bucket=bucket, note=note)
    return spent.amount // MILLI


@transaction.atomic
def take_back(*, team: Team, credits: int, source: str, note: str = "") -> int:
    """Undoes a top-up whose money went back: what is still free of it, in whole credits."""
    account = _locked(Account.objects.get_or_create(team=team)[0].id)
    done = LedgerEntry.objects.filter(source=source, bucket="", kind=EntryKind.REVERSAL)
    taken = 0 if done.exists() else min(credits, account.balance // MILLI)
    if taken:
        books = (Book.AVAILABLE, Book.SOLD)
        entry = ledger.entry(
            account.id, EntryKind.REVERSAL, books, taken * MILLI, source=source, note=note
        )
        ledger.post([entry])
    return taken


def cover(account: Account, needed: int, *, source: str, bucket: str) -> None:
    """Adds the milli-credits that an unlimited account lacks."""
    account = _locked(account.id)
    if (lacking := needed - account.balance) > 0:
        _add(account, EntryKind.COVER, lacking, source=source, bucket=bucket)


def expire() -> int:
    """Takes what has expired out of all accounts; returns how many accounts lost some."""
    due = Lot.objects.filter(remaining__gt=0, expires_at__lte=timezone.now())
    account_ids = list(due.values_list("account_id", flat=True).distinct()[:BATCH])
    return sum(_expire(account_id) for account_id in account_ids)


def settle(account: Account) -> list[Lot]:
    """Counts what was spent off the lots, those that expire first before the others.

    Takes an account whose row is locked; returns the lots that something is left of, in that order.
    """
    left = list(Lot.objects.filter(account=account, remaining__gt=0))
    left.sort(key=lambda lot: (lot.expires_at is None, lot.expires_at, lot.id))
    spent = sum(lot.remaining for lot in left) - account.balance - account.held
    for lot in left:
        taken = min(spent, lot.remaining)
        lot.remaining -= taken
        spent -= taken
        if taken:
            lot.save(update_fields=["remaining"])
    return [lot for lot in left if lot.remaining]


def _expire(account_id: int) -> bool:
    """What running work holds is taken to come from the lots that expire first: it stays."""
    with transaction.atomic():
        account = _locked(account_id)
        held, now, lost = account.held, timezone.now(), []
        for lot in settle(account):
            covered = min(held, lot.remaining)
            held -= covered
            if lot.expires_at is None or lot.expires_at > now or lot.remaining == covered:
                continue
            lost.append(_expiry(account, lot, lot.remaining - covered))
            lot.remaining = covered
            lot.save(update_fields=["remaining"])
        if lost:
            ledger.post(lost)
        return bool(lost)


def _expiry(account: Account, lot: Lot, amount: int) -> LedgerEntry:
    before = LedgerEntry.objects.filter(source=f"lot:{lot.id}").aggregate(all=Sum("amount"))["all"]
    return ledger.entry(
        account.id,
        EntryKind.EXPIRY,
        (Book.AVAILABLE, Book.EXPIRED),
        amount,
        source=f"lot:{lot.id}",
        # A lot can expire in parts, as the work that held the rest ends.
        bucket=str(before or 0),
    )


def _add(
    account: Account,
    kind: EntryKind,
    amount: int,
    *,
    source: str,
    bucket: str = "",
    expires_at: datetime | None = None,
    note: str = "",
) -> None:
    settle(account)
    books = (_INCOME[kind], Book.AVAILABLE)
    ledger.post(
        [ledger.entry(account.id, kind, books, amount, source=source, bucket=bucket, note=note)]
    )
    Lot.objects.create(account=account, amount=amount, remaining=amount, expires_at=expires_at)


def _locked(account_id: int) -> Account:
    return Account.objects.select_for_update().get(id=account_id)
