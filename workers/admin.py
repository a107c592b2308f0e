"""The operator's desk: keys to providers, for every team that has none of its own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from workers.backends.providers import keyring, keys
from workers.models import ProviderKey


class ProviderKeyForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """A key is written here and never shown again."""

    provider = forms.ChoiceField(choices=list(keys.NAMES.items()))
    key = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "off"}), strip=True)

    class Meta:
        model = ProviderKey
        fields = ("provider",)

    def _post_clean(self) -> None:
        """A key that is there already is replaced, not refused."""


@admin.register(ProviderKey)
class ProviderKeyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in its stubs only
    form = ProviderKeyForm
    list_display = ("provider", "last_four", "created_by", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProviderKey]:
        return super().get_queryset(request).filter(team=None)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: ProviderKey, form: Any, change: bool) -> None:
        words = form.cleaned_data
        kept = keyring.keep(None, words["provider"], words["key"], by=request.user)  # type: ignore[arg-type]  # staff are users
        obj.pk, obj.provider, obj.last_four = kept.pk, kept.provider, kept.last_four
