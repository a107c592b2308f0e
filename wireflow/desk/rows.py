"""Rows the operator reads: never edited by hand, changed by actions alone."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from unfold.admin import ModelAdmin


class ReadOnlyAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    """Lists and shows; actions ask for the model's change permission ("operate")."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """Whether this member of staff may act on the rows."""
        meta = self.opts
        return bool(request.user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))

    def record(self, request: HttpRequest, row: Model, message: str) -> None:
        """Every action of the desk leaves its line here."""
        self.log_change(request, row, message)
