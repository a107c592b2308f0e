"""What a workflow is, and the rows its executions leave.

Only `workers.lifecycle` and `workers.launch` write `status` here (one writer per state).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from uuid6 import uuid7

from wireflow.accounts.models import Team, User


class LinkPermission(models.TextChoices):
    """What a person who only has the link may do."""

    PRIVATE = "PRIVATE"
    VIEW = "VIEW"
    EDIT = "EDIT"


class Workflow(models.Model):
    """A graph someone draws; `nodes` and `edges` are the JSON of the contract, kept as sent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="workflows")
    name = models.CharField(max_length=200, default="Untitled workflow")
    description = models.TextField(blank=True, max_length=2_000)
    tags = models.JSONField(default=list)
    nodes = models.JSONField(default=list)
    edges = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    link_permission = models.CharField(
        max_length=8, choices=LinkPermission.choices, default=LinkPermission.PRIVATE
    )
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "-updated_at"], name="workflow_newest")]

    def __str__(self) -> str:
        return self.name


class ExecutionStatus(models.TextChoices):
    """RUNNING from the moment it is accepted; the other three are final."""

    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class Execution(models.Model):
    """One run of a graph. `seq` counts its committed changes: listeners notice a gap by it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE)
    workflow = models.ForeignKey(Workflow, models.SET_NULL, null=True, related_name="executions")
    batch_id = models.UUIDField(default=uuid7, editable=False)
    status = models.CharField(
        max_length=10, choices=ExecutionStatus.choices, default=ExecutionStatus.RUNNING
    )
    seq = models.PositiveIntegerField(default=1)
    nodes = models.JSONField(default=list)
    edges = models.JSONField(default=list)
    trigger_data = models.JSONField(default=dict)
    metadata = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    target_node_id = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True)
    code = models.CharField(max_length=40, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    retry_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="retries")
    started_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["team", "-id"], name="execution_newest"),
            models.Index(fields=["workflow", "-id"], name="execution_of_workflow"),
        ]

    def __str__(self) -> str:
        return f"execution {self.id}: {self.status}"


class NodeStatus(models.TextChoices):
    """PENDING waits for inputs, QUEUED for a worker; a QUEUED row is its own outbox."""

    PENDING = "PENDING"
    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    CANCELLED = "CANCELLED"


class NodeRun(models.Model):
    """One node of one execution.

    `values` are the literal inputs with defaults, trigger data and the drawn seed applied;
    `sources` maps each linked port to `[[nodeId, port], …]`; `outputs` maps ports to values, media
    as asset references. `fence` grows with every claim: a worker that lost its lease cannot finish.
    `credits` and `charged` are whole credits. A COMPLETED row with a `cache_key` is the cache.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    execution = models.ForeignKey(Execution, models.CASCADE, related_name="node_runs")
    team = models.ForeignKey(Team, models.CASCADE)
    position = models.PositiveSmallIntegerField()
    node_id = models.CharField(max_length=64)
    node_type = models.CharField(max_length=100)
    label = models.CharField(max_length=200)
    queue = models.CharField(max_length=10)
    status = models.CharField(max_length=10, choices=NodeStatus.choices, default=NodeStatus.PENDING)
    values = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    depends_on = models.JSONField(default=list)
    outputs = models.JSONField(default=dict)
    progress = models.FloatField(default=0)
    warnings = models.JSONField(default=list)
    error = models.TextField(blank=True)
    code = models.CharField(max_length=40, blank=True)
    cache_key = models.CharField(max_length=64, blank=True)
    cached_from = models.UUIDField(null=True)
    credits = models.PositiveIntegerField(default=0)
    charged = models.PositiveIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    deadline_seconds = models.PositiveIntegerField(default=600)
    worker = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    next_publish_at = models.DateTimeField(null=True)
    publish_count = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["execution", "node_id"], name="one_run_per_node")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["queue", "queued_at"],
                name="node_run_waiting",
                condition=Q(status="QUEUED"),
            ),
            models.Index(
                fields=["lease_until"], name="node_run_leased", condition=Q(status="RUNNING")
            ),
            models.Index(
                fields=["team", "cache_key"],
                name="node_run_cache",
                condition=Q(status="COMPLETED", cached_from=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node_id} ({self.node_type}): {self.status}"


class Asset(models.Model):
    """A stored picture, sound, film or file. `width`/`height` in pixels, `duration` in seconds."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE)
    storage_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=60)
    bytes = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    duration = models.FloatField(null=True)
    node_run = models.ForeignKey(NodeRun, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "-id"], name="asset_newest")]

    def __str__(self) -> str:
        return f"{self.content_type}, {self.bytes} bytes"
