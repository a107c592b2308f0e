"""The operator's desk: keys to providers, and services and models of the operator's own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminPasswordWidget

from canvas.nodes.pricing import UNITS
from canvas.nodes.tasks import TASKS
from workers import desk as desk
from workers import overlay, secrets
from workers.backends.providers import keyring
from workers.backends.providers.names import NAMES
from workers.models import CatalogueEntry, HttpService, ProviderKey, SwitchedOff


class ProviderKeyForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """A key is written here and never shown again."""

    provider = forms.ChoiceField(choices=list(NAMES.items()))
    key = forms.CharField(
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "off"}), strip=True
    )

    class Meta:
        model = ProviderKey
        fields = ("provider",)

    def _post_clean(self) -> None:
        """A key that is there already is replaced, not refused."""


@admin.register(ProviderKey)
class ProviderKeyAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    form = ProviderKeyForm
    list_display = ("provider", "last_four", "created_by", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProviderKey]:
        servers: QuerySet[ProviderKey] = super().get_queryset(request).filter(team=None)
        return servers

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: ProviderKey, form: Any, change: bool) -> None:
        words = form.cleaned_data
        kept = keyring.keep(None, words["provider"], words["key"], by=request.user)  # type: ignore[arg-type]  # staff are users
        obj.pk, obj.provider, obj.last_four = kept.pk, kept.provider, kept.last_four


class HttpServiceForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """The key is written here and never shown again; left empty, the one there is stays."""

    key = forms.CharField(
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "off"}), required=False, strip=True
    )

    class Meta:
        model = HttpService
        fields = tuple(one.name for one in HttpService._meta.fields if one.editable)


@admin.register(HttpService)
class HttpServiceAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    form = HttpServiceForm
    list_display = ("name", "slug", "is_enabled", "submit_url")

    def save_model(self, request: HttpRequest, obj: HttpService, form: Any, change: bool) -> None:
        if key := form.cleaned_data["key"]:
            obj.secret = secrets.sealed(key)
        super().save_model(request, obj, form, change)


class CatalogueEntryForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """A model by one form: held against the same rules as the tables of the catalogue."""

    task = forms.ChoiceField(choices=[(name, name) for name in TASKS])
    unit = forms.ChoiceField(choices=[(unit, unit) for unit in UNITS])

    class Meta:
        model = CatalogueEntry
        fields = (
            "node_type", "is_enabled", "name", "maker", "task", "description", "license",
            "credits", "unit", "routes", "inputs", "more",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if self.errors:
            return words
        entry = CatalogueEntry(**{name: words[name] for name in self._meta.fields or ()})
        entry.more = words["more"] or {}
        if problem := overlay.problem_of(entry):
            raise forms.ValidationError(problem)
        return words | {"more": entry.more}


@admin.register(CatalogueEntry)
class CatalogueEntryAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    form = CatalogueEntryForm
    list_display = ("node_type", "name", "maker", "task", "is_enabled")


@admin.register(SwitchedOff)
class SwitchedOffAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold has no types
    list_display = ("pattern",)
