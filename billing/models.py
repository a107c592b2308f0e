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
    """A team's credits: `balance` is free to spend, `held` is set aside for running work."""

    team = models.OneToOneField(Team, models.CASCADE, related_name="account")
    balance = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(balance__gte=0), name="balance_not_negative"),
            models.CheckConstraint(condition=Q(held__gte=0), name="held_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.balance} free, {self.held} held"


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


class EntryKind(models.TextChoices):
    """Why credits moved."""

    GRANT = "grant"
    CAPTURE = "capture"


class LedgerEntry(models.Model):
    """One movement of an account's total, never changed: its sum is `balance + held`.

    `source` and `bucket` name the event; a second entry for the same event cannot exist.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.CASCADE)
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    amount = models.BigIntegerField()
    source = models.CharField(max_length=64)
    bucket = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "bucket"], name="one_entry_per_event")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} ({self.source}/{self.bucket})"
