"""The only writer of balances and ledger rows. Call inside the caller's transaction.

Every entry moves an amount out of one book into another, so that all books together are always
zero; a team's two books are kept as running totals on its account, and a total that would become
negative is refused by the row count of a conditional UPDATE: no read before the write.
"""

from collections.abc import Sequence

from django.db.models import F

from billing.errors import NotCoveredError
from billing.models import Account, Book, EntryKind, LedgerEntry

MILLI = 1_000


def post(entries: Sequence[LedgerEntry]) -> None:
    """Writes entries of one account and moves its totals.

    The account's row is locked first, by the update itself. Raises NotCoveredError, and has then
    written nothing, when a total would become negative.
    """
    account_id = entries[0].account_id
    balance = _change(entries, Book.AVAILABLE)
    held = _change(entries, Book.HELD)
    covered = Account.objects.filter(id=account_id, balance__gte=-balance, held__gte=-held)
    if not covered.update(balance=F("balance") + balance, held=F("held") + held):
        raise NotCoveredError("The account does not cover this")
    LedgerEntry.objects.bulk_create(entries)


def entry(
    account_id: int,
    kind: EntryKind,
    books: tuple[Book, Book],
    amount: int,
    *,
    source: str,
    bucket: str = "",
    note: str = "",
) -> LedgerEntry:
    """An unsaved movement of milli-credits out of the first of two books into the other."""
    debit, credit = books
    return LedgerEntry(
        account_id=account_id,
        kind=kind,
        debit=debit,
        credit=credit,
        amount=amount,
        source=source,
        bucket=bucket,
        note=note[:200],
    )


def _change(entries: Sequence[LedgerEntry], book: Book) -> int:
    return sum(entry.amount * ((entry.credit == book) - (entry.debit == book)) for entry in entries)
