"""Starts everything one machine needs and keeps it running."""

import gc
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wireflow.stack.errors import CannotStartError
from wireflow.stack.start import Stack


class Command(BaseCommand):
    help = "Starts valkey, the web server, the workers and the scheduler. Ctrl-C stops them."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        # Collections would touch, and so copy, pages that the children share.
        gc.disable()
        try:
            Stack().run()
        except CannotStartError as error:
            raise CommandError(str(error)) from error
