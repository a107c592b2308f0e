"""Brings the tables up to date and makes the owner, for containers."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wireflow.stack import first_run
from wireflow.stack.errors import CannotStartError


class Command(BaseCommand):
    help = "Migrates the database, makes the owner and prints a one-time sign-in link."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            link, _ = first_run.prepare(settings.PUBLIC_URL)
        except CannotStartError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(link)
