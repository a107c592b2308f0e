"""Runs the scheduler alone; any number may run."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from workers import scheduler


class Command(BaseCommand):
    help = "Publishes waiting steps and takes back those of silent workers."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        scheduler.run_forever(stop)
