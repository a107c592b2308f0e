"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class BillingConfig(AppConfig):
    name = "billing"

    def ready(self) -> None:
        # The module needs the models, which are loaded only now.
        post_migrate.connect(import_string("billing.plans.add_missing"), sender=self)
