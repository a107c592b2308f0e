"""The operator's desk: executions, their steps, and webhook deliveries, with what one may do."""

from collections.abc import Iterator

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import TabularInline

from canvas.models import Execution, NodeRun
from wireflow.desk.rows import ReadOnlyAdmin
from wireflow.errors import ConflictError
from workers import lifecycle, overruling
from workers.models import WebhookDelivery
from workers.webhooks import log


class NodeRunInline(TabularInline):  # type: ignore[misc]  # Unfold has no types
    model = NodeRun
    extra = 0
    can_delete = False
    show_change_link = True
    ordering = ("position", "item")
    fields = readonly_fields = (
        "label", "node_type", "item", "status", "attempt", "error", "worker", "queue",
        "queued_at", "started_at", "completed_at", "charged", "provider_request",
    )  # fmt: skip

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Execution)
class ExecutionAdmin(ReadOnlyAdmin):
    list_display = ("id", "number", "team", "workflow", "status", "source", "created_at")
    list_filter = ("status", "source", "created_at")
    list_select_related = ("team", "workflow")
    search_fields = ("id", "=number", "team__name", "workflow__name", "request_id")
    ordering = ("-id",)
    inlines = (NodeRunInline,)
    actions = ("cancel",)

    @admin.action(description="Cancel", permissions=["operate"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Execution]) -> None:
        """Ends those that still run; says how many had finished already."""
        ended = list(self._ended(request, queryset))
        late = queryset.count() - len(ended)
        messages.info(request, f"{len(ended)} cancelled, {late} had already finished")

    def _ended(self, request: HttpRequest, rows: QuerySet[Execution]) -> Iterator[Execution]:
        for execution in rows:
            try:
                lifecycle.cancel(execution.id)
            except ConflictError:
                continue
            self.record(request, execution, "Cancelled")
            yield execution


@admin.register(NodeRun)
class NodeRunAdmin(ReadOnlyAdmin):
    list_display = (
        "id", "label", "node_type", "team", "status", "attempt", "queue", "worker", "queued_at",
    )  # fmt: skip
    list_filter = ("status", "queue", "queued_at", "node_type")
    list_select_related = ("team",)
    search_fields = ("id", "execution__id", "team__name", "node_type", "execution__request_id")
    ordering = ("-id",)
    actions = ("requeue",)

    @admin.action(description="Queue again", permissions=["operate"])
    def requeue(self, request: HttpRequest, queryset: QuerySet[NodeRun]) -> None:
        """Lets another worker take steps that run or wait; the others stay as they are."""
        again = [run for run in queryset if overruling.requeue(run.id)]
        for run in again:
            self.record(request, run, "Queued again")
        left = queryset.count() - len(again)
        messages.info(request, f"{len(again)} queued again, {left} are not with a worker")


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    list_display = ("id", "event", "url", "team", "status", "tries", "created_at")
    list_filter = ("status", "event", "created_at")
    list_select_related = ("team",)
    search_fields = ("id", "url", "team__name", "execution__id")
    ordering = ("-id",)
    actions = ("replay",)

    @admin.action(description="Send again", permissions=["operate"])
    def replay(self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]) -> None:
        """Sends finished messages once more."""
        sent = 0
        for delivery in queryset:
            try:
                log.replay(delivery)
            except ConflictError:
                continue
            sent += 1
            self.record(request, delivery, "Sent again")
        left = queryset.count() - sent
        messages.info(request, f"{sent} will be sent again, {left} are still on their way")
