"""What the ledger alone says, to be held against the running totals."""

from django.db.models import Sum

from billing.models import Account, Book, LedgerEntry


def of(account: Account | None = None) -> dict[str, int]:
    """Milli-credits in each book, of one account or of all; they always add up to zero."""
    entries = LedgerEntry.objects.all() if account is None else account.entries.all()
    books = dict.fromkeys(Book.values, 0)
    for side, sign in (("credit", 1), ("debit", -1)):
        for row in entries.order_by().values(side).annotate(sum=Sum("amount")):
            books[row[side]] += sign * row["sum"]
    return books


def total() -> int:
    """Milli-credits that the ledger leaves all teams, free or held."""
    books = of()
    return books[Book.AVAILABLE] + books[Book.HELD]
