"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wireflow.accounts"
    label = "accounts"
