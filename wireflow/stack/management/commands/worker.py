"""Runs one worker alone, for containers and for more machines."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string

from wireflow.stack import programs


class Command(BaseCommand):
    help = "Runs one worker. SIGTERM lets its running steps finish."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("queues", help="comma-separated: cpu, io, gpu")
        parser.add_argument("--concurrency", type=int, default=1, help="steps at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        queues, concurrency = options["queues"], options["concurrency"]
        for name, value in programs.threads(concurrency).items():
            os.environ.setdefault(name, value)
        import_string("wireflow.stack.worker.work")(
            name=queues.replace(",", "-"), queues=queues, concurrency=concurrency
        )
