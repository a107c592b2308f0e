"""API keys, shown once and stored as an HMAC; and the answers kept for idempotent callers."""

from typing import ClassVar

from django.db import models
from uuid6 import uuid7

from wireflow.accounts.models import Team, User


class ApiKey(models.Model):
    """A team's key. `digest` is HMAC-SHA256 of the whole key under the server's pepper."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="api_keys")
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    name = models.CharField(max_length=80)
    public_id = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    last_four = models.CharField(max_length=4)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "-id"], name="api_key_newest")]

    def __str__(self) -> str:
        return f"{self.name} (…{self.last_four})"


class KeyDay(models.Model):
    """How often a key was used on one day (UTC)."""

    key = models.ForeignKey(ApiKey, models.CASCADE, related_name="days")
    day = models.DateField()
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "day"], name="one_count_per_key_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.day}: {self.calls}"


class IdempotentCall(models.Model):
    """What an `Idempotency-Key` stands for: whose, where, with which body, and the answer.

    `status` is 0 while the first call is still in flight.
    """

    caller = models.CharField(max_length=60)
    path = models.CharField(max_length=300)
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict)
    location = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["caller", "path", "key"], name="one_call_per_key")
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"], name="idempotent_call_age")]

    def __str__(self) -> str:
        return f"{self.key} on {self.path}"
