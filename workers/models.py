"""Queues that are served, keys to providers, receivers of webhooks and what they were told."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
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


class ServedModel(models.Model):
    """An open model that some worker can run, and when one last said so."""

    route = models.CharField(max_length=200, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.route}, seen {self.seen_at}"


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


def whole_input() -> str:
    """The request of a service that takes the node's values as they are."""
    return "$input"


class HttpService(models.Model):
    """A provider that the operator describes (see `workers.backends.providers.service`)."""

    slug = models.SlugField(
        max_length=30, unique=True, help_text="Routes begin with http. and this, then a colon"
    )
    name = models.CharField(max_length=80)
    is_enabled = models.BooleanField(default=True)
    submit_url = models.CharField(
        max_length=500, help_text="Where a job is sent by POST; {model} is what the route names"
    )
    auth_header = models.CharField(max_length=60, default="Authorization", blank=True)
    auth_prefix = models.CharField(max_length=30, default="Bearer", blank=True)
    secret = models.TextField(blank=True, editable=False)
    body = models.JSONField(
        default=whole_input,
        help_text='The request: "$input" stands for the node\'s values, "$model" for the model',
    )
    job_id = models.CharField(
        max_length=100, default="id", help_text="Where the answer names the job, as data.0.id"
    )
    status_url = models.CharField(
        max_length=500,
        blank=True,
        help_text="Where to ask after a job, with {id}; empty for a service that answers at once",
    )
    state = models.CharField(max_length=100, default="status", help_text="Where its state stands")
    done = models.CharField(
        max_length=200, default="succeeded completed", help_text="States of a job that is done"
    )
    failed = models.CharField(max_length=200, default="failed error cancelled canceled")
    error = models.CharField(max_length=100, default="error", help_text="Where the reason stands")
    refused = models.TextField(
        blank=True, help_text="Words in the reason, one a line, by which it refuses the content"
    )
    results_url = models.CharField(
        max_length=500, blank=True, help_text="Where the results are, if not in the last answer"
    )
    results = models.CharField(max_length=100, blank=True, help_text="Where they stand in it")
    cancel_url = models.CharField(max_length=500, blank=True, help_text="Where a POST stops a job")

    class Meta:
        verbose_name = "HTTP service"

    def __str__(self) -> str:
        return self.name


class CatalogueEntry(models.Model):
    """A model that the operator adds: a table of `canvas.nodes.catalogue`, field by field."""

    node_type = models.CharField(
        max_length=100,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9_]+:[a-z0-9_.]+$")],
        help_text="Such as generate:acme_painter",
    )
    is_enabled = models.BooleanField(default=True)
    name = models.CharField(max_length=40)
    maker = models.CharField(max_length=60)
    task = models.CharField(max_length=60)
    description = models.CharField(max_length=300)
    license = models.CharField(max_length=80, blank=True)
    credits = models.PositiveIntegerField(help_text="Of one unit; a credit is 0.01 US dollars")
    unit = models.CharField(max_length=20, default="run")
    routes = models.TextField(help_text="One a line, tried in this order: http.acme:painter-2")
    inputs = models.TextField(
        blank=True, help_text="One a line, of the standard ones; empty takes those of the task"
    )
    more = models.JSONField(
        default=dict,
        blank=True,
        help_text="Further keys of the table: params, required, requests, latency_seconds, …",
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "catalogue entries"

    def __str__(self) -> str:
        return f"{self.name} ({self.node_type})"

    def table(self) -> dict[str, Any]:
        """The table that `canvas.nodes.catalogue.read_model` reads."""
        inputs = {"inputs": self.inputs.split()} if self.inputs.strip() else {}
        return {
            "name": self.name,
            "maker": self.maker,
            "task": self.task,
            "description": self.description,
            "license": self.license,
            "credits": {"per": self.unit, "amount": self.credits},
            "routes": self.routes.split(),
            **inputs,
            **self.more,
        }


class SwitchedOff(models.Model):
    """Node types that nobody may run, by name or pattern."""

    pattern = models.CharField(max_length=100, unique=True, help_text="Such as video:*")

    class Meta:
        verbose_name_plural = "switched off"

    def __str__(self) -> str:
        return self.pattern


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
        verbose_name_plural = "webhook deliveries"
        indexes: ClassVar = [
            models.Index(fields=["team", "-id"], name="delivery_newest"),
            models.Index(
                fields=["next_attempt_at"], name="delivery_due", condition=Q(status="PENDING")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.url}: {self.status}"
