"""Plans, accounts, holds and the ledger. Amounts are milli-credits: 1,000 are one credit."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from uuid6 import uuid7

from wireflow.accounts.models import Team


class Plan(models.Model):
    """What a team may call, and how often; an empty number is unlimited."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=40)
    requests_per_minute = models.PositiveIntegerField()
    polls_per_minute = models.PositiveIntegerField()
    executions_per_minute = models.PositiveIntegerField(default=10)
    executions_per_day = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class DailyCount(models.Model):
    """How many executions a team has started on one day (UTC)."""

    team = models.ForeignKey(Team, models.CASCADE)
    day = models.DateField()
    executions = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "day"], name="one_count_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.team}, {self.day}: {self.executions}"


class Account(models.Model):
    """A team's credits: `balance` is free to spend, `held` is set aside for running work.

    It outlives its team, for the ledger's sake. An unlimited account is topped up by what it lacks.
    """

    team = models.OneToOneField(Team, models.SET_NULL, null=True, related_name="account")
    balance = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)
    unlimited = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(balance__gte=0), name="balance_not_negative"),
            models.CheckConstraint(condition=Q(held__gte=0), name="held_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.balance} free, {self.held} held"


class Lot(models.Model):
    """Credits that came in together and expire together; those that expire first are spent first.

    `remaining` lags behind what was spent until the lots are settled (`lots.settle`).
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="lots")
    amount = models.BigIntegerField()
    remaining = models.BigIntegerField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(remaining__gte=0) & Q(remaining__lte=F("amount")),
                name="remaining_within_lot",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["expires_at"], condition=Q(remaining__gt=0), name="lot_expires_next"
            )
        ]

    def __str__(self) -> str:
        return f"{self.remaining} of {self.amount} until {self.expires_at or 'spent'}"


class Hold(models.Model):
    """Credits set aside for one source (an execution's id) until it is released."""

    source = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, models.CASCADE)
    amount = models.BigIntegerField()
    captured = models.BigIntegerField(default=0)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(captured__gte=0) & Q(captured__lte=F("amount")),
                name="captured_within_hold",
            )
        ]

    def __str__(self) -> str:
        return f"hold of {self.amount} for {self.source}"


class Book(models.TextChoices):
    """Where credits stand: the first two are a team's own, the others the operator's."""

    AVAILABLE = "available"
    HELD = "held"
    ISSUED = "issued"
    SOLD = "sold"
    SPENT = "spent"
    EXPIRED = "expired"


class EntryKind(models.TextChoices):
    """Why credits moved."""

    GRANT = "grant"
    PLAN = "plan"
    TOP_UP = "top_up"
    COVER = "cover"
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"
    REFUND = "refund"
    EXPIRY = "expiry"
    REVERSAL = "reversal"


class LedgerEntry(models.Model):
    """One movement of credits out of one book into another, never changed.

    `source`, `bucket` and `kind` name the event; a second entry for the same event cannot exist.
    The operator's books have no row with a running total: every team would wait for its lock.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    debit = models.CharField("out of", max_length=10, choices=Book.choices)
    credit = models.CharField("into", max_length=10, choices=Book.choices)
    amount = models.BigIntegerField()
    source = models.CharField(max_length=64)
    bucket = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "ledger entries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "bucket", "kind"], name="one_entry_per_event"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="entry_moves_something"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="entry_between_two_books"),
        ]
        indexes: ClassVar = [models.Index(fields=["account", "-id"], name="ledger_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} ({self.source}/{self.bucket})"
