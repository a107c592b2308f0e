"""Runs the web process alone, for containers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from wireflow import env
from wireflow.stack import port
from wireflow.stack.errors import CannotStartError


class Command(BaseCommand):
    help = "Runs one web process on HOST and PORT."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        host, number = env.text("HOST", "127.0.0.1"), env.integer("PORT", 8000, least=1)
        try:
            listener = port.listen(host, number)
        except CannotStartError as error:
            raise CommandError(str(error)) from error
        import_string("wireflow.stack.web.serve")(listener)
