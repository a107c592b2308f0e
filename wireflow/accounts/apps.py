"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wireflow.accounts"
    label = "accounts"

    def ready(self) -> None:
        # By name: these hold models, which may be imported only now.
        import_module("wireflow.accounts.audit").listen()
        import_module("wireflow.accounts.teams").listen()
