"""The operator's desk: plans and their numbers."""

from django.contrib import admin

from billing.models import Plan


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in its stubs only
    list_display = (
        "name",
        "requests_per_minute",
        "polls_per_minute",
        "executions_per_minute",
        "executions_per_day",
    )
