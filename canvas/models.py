"""What a workflow is, and the rows its executions leave.

Only `workers.lifecycle` and `workers.launch` write `status` here (one writer per state).
The rows of comments stand in `canvas.comments`.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now
from uuid6 import uuid7

from canvas.comments.models import Comment as Comment
from canvas.comments.models import CommentThread as CommentThread
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


class VersionKind(models.TextChoices):
    """Why a version was kept. AUTOMATIC ones make room for newer ones, the others stay."""

    AUTOMATIC = "automatic"
    NAMED = "named"
    PUBLISHED = "published"
    REPLACED = "replaced"


class WorkflowVersion(models.Model):
    """The graph of one save: published, named by a person, restored over, or kept while editing.

    `saved_at` is when somebody saved that graph, `created_at` when it became a version.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=VersionKind.choices, default=VersionKind.NAMED)
    nodes = models.JSONField(default=list)
    edges = models.JSONField(default=list)
    saved_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workflow", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.workflow}, version {self.number}"


class Publication(models.Model):
    """A workflow that others may call: the version they get, and the webhook that starts it.

    `secret_number` grows with every rotation of the webhook's secret, which is derived from it.
    `daily_credits` caps what the webhook may spend on one day (UTC); null is without a cap.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    workflow = models.OneToOneField(Workflow, models.CASCADE, related_name="publication")
    version = models.ForeignKey(WorkflowVersion, models.RESTRICT)
    published_by = models.ForeignKey(User, models.SET_NULL, null=True)
    published_at = models.DateTimeField()
    webhook_id = models.CharField(max_length=40, unique=True)
    webhook_enabled = models.BooleanField(default=True)
    requests_per_minute = models.PositiveIntegerField(default=10)
    daily_credits = models.PositiveIntegerField(null=True)
    allowed_origins = models.JSONField(default=list)
    signed = models.BooleanField(default=False)
    secret_number = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.workflow}, published"


class WebhookSpending(models.Model):
    """The credits that a publication's webhook was quoted on one day (UTC)."""

    publication = models.ForeignKey(Publication, models.CASCADE)
    day = models.DateField()
    credits = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "day"], name="one_spending_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.publication}, {self.day}: {self.credits}"


class SavedNode(models.Model):
    """A subgraph kept for reuse by the team; `document` is the data of its node (see the graph)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="saved_nodes")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, max_length=2_000)
    document = models.JSONField(default=dict)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


class ExecutionStatus(models.TextChoices):
    """RUNNING from the moment it is accepted; the other three are final."""

    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class Source(models.TextChoices):
    """What started an execution."""

    CANVAS = "canvas"
    API = "api"
    WEBHOOK = "webhook"


class RunCounter(models.Model):
    """The number of a team's newest execution (see `canvas.numbering`)."""

    team = models.OneToOneField(Team, models.CASCADE, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.team}: {self.last}"


class Execution(models.Model):
    """One run of a graph. `seq` counts its committed changes: listeners notice a gap by it.

    `callbacks` are those to tell by webhook, `[{"endpoint": id} or {"url": …}, "events": […]]`, as
    they were subscribed when it started. `number` counts the team's executions. `source_name` is
    the person or key as they were called then, `prompt` what was asked for, `version` the saved
    graph it ran, if it ran one. `iterators` are the lists that the call gave to single inputs.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.CASCADE)
    workflow = models.ForeignKey(Workflow, models.SET_NULL, null=True, related_name="executions")
    number = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.CANVAS)
    source_name = models.CharField(max_length=150, blank=True)
    prompt = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(null=True)
    batch_id = models.UUIDField(default=uuid7, editable=False)
    status = models.CharField(
        max_length=10, choices=ExecutionStatus.choices, default=ExecutionStatus.RUNNING
    )
    force = models.BooleanField(default=False)
    seq = models.PositiveIntegerField(default=1)
    nodes = models.JSONField(default=list)
    edges = models.JSONField(default=list)
    trigger_data = models.JSONField(default=dict)
    iterators = models.JSONField(default=list)
    metadata = models.JSONField(default=dict)
    callbacks = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    target_node_id = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True)
    code = models.CharField(max_length=40, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    retry_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="retries")
    started_by = models.ForeignKey(User, models.SET_NULL, null=True)
    created_at = models.DateTimeField(db_default=Now())
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
    """PENDING waits for inputs, QUEUED for a worker, WAITING for a provider without one.

    A QUEUED row is its own outbox.
    """

    PENDING = "PENDING"
    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
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
    A step that runs for each item of a list (see `workers.mapping`) has further rows, one for each
    `item` from 0; its own, without one, sums them up.

    Of a model, `route` is the one it runs on and `failed_routes` are those given up before,
    `[{"route", "error"}]`. Of a hosted one, `submitted_at` is set before the job is handed in,
    `provider_request` once the provider took it; `provider_position` counts who goes before it
    there. `next_poll_at` says when somebody owes the provider a word: how it goes while the row is
    WAITING, to stop it when the row is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    execution = models.ForeignKey(Execution, models.CASCADE, related_name="node_runs")
    team = models.ForeignKey(Team, models.CASCADE)
    position = models.PositiveSmallIntegerField()
    node_id = models.CharField(max_length=64)
    item = models.PositiveSmallIntegerField(null=True)
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
    route = models.CharField(max_length=200, blank=True)
    failed_routes = models.JSONField(default=list)
    submitted_at = models.DateTimeField(null=True)
    provider_request = models.JSONField(null=True)
    provider_position = models.PositiveIntegerField(null=True)
    next_poll_at = models.DateTimeField(null=True)
    poll_count = models.PositiveIntegerField(default=0)
    deadline_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("execution", "node_id", Coalesce("item", -1), name="run_once")
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
                fields=["next_poll_at"],
                name="node_run_polled",
                condition=Q(next_poll_at__isnull=False),
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
    """A stored picture, sound, film or file. `width`/`height` in pixels, `duration` in seconds.

    `prompt` is the text that a result was made from, kept beside it to be searched.
    """

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
    prompt = models.TextField(blank=True, default="")
    starred = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "-id"], name="asset_newest")]

    def __str__(self) -> str:
        return f"{self.content_type}, {self.bytes} bytes"
