"""The operator's desk: plans and their numbers."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from billing.models import Plan


@admin.register(Plan)
class PlanAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    list_display = (
        "name",
        "requests_per_minute",
        "polls_per_minute",
        "executions_per_minute",
        "executions_per_day",
    )
