"""API keys: shown once, stored as a public id and an HMAC."""

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
