"""Queues that are served, keys to providers, receivers of webhooks and what they were told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from uuid6 import uuid7

from canvas.models import Execution
from wireflow.accounts.models import Team, User


class ServedQueue(models.Model):
    """A queue that some worker takes steps from, and when one last said so."""

    name = models.CharField(max_length=10, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}, seen {self.seen_at}"


class ProviderKey(models.Model):
    """A key to a provider's API, encrypted (see `workers.backends.providers.keyring`).

    Without a team it is the operator's, for everybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="provider_keys")
    provider = models.CharField(max_length=40)
    secret = models.TextField()
    last_four = models.CharField(max_length=4, blank=True)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "provider"], name="one_key_of_a_team"),
            models.UniqueConstraint(
                fields=["provider"], name="one_key_of_the_server", condition=Q(team=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} (…{self.last_four})"


class WebhookEndpoint(models.Model):
    """A team's receiver. Its secret is derived from `secret_number`, which every rotation raises.

    `disabled_reason` says why the server itself switched it off.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="webhook_endpoints")
    url = models.CharField(max_length=2_000)
    description = models.CharField(max_length=200, blank=True)
    events = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    disabled_reason = models.CharField(max_length=200, blank=True)
    secret_number = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_delivery_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url


class CallbackSecret(models.Model):
    """Which derived secret signs a team's callbacks; a team without a row uses the first."""

    team = models.OneToOneField(Team, models.CASCADE, primary_key=True)
    number = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.team}, callback secret {self.number}"


class DeliveryStatus(models.TextChoices):
    """PENDING until it was taken, or until its tries are used up."""

    PENDING = "PENDING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class WebhookDelivery(models.Model):
    """One message to one receiver; the row is its own outbox.

    `attempts` is the log: `{"at", "status", "error", "milliseconds", "answer"}` each. Without an
    endpoint it is the callback of one execution.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE)
    endpoint = models.ForeignKey(WebhookEndpoint, models.CASCADE, null=True)
    execution = models.ForeignKey(Execution, models.SET_NULL, null=True)
    url = models.CharField(max_length=2_000)
    event = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    status = models.CharField(
        max_length=10, choices=DeliveryStatus.choices, default=DeliveryStatus.PENDING
    )
    attempts = models.JSONField(default=list)
    tries = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["team", "-id"], name="delivery_newest"),
            models.Index(
                fields=["next_attempt_at"], name="delivery_due", condition=Q(status="PENDING")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.url}: {self.status}"
