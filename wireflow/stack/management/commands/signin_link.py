"""Prints a one-time sign-in link."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wireflow.accounts.models import User
from wireflow.stack import first_run, sign_in


class Command(BaseCommand):
    help = "Prints a link that signs one user in, once, within an hour."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", nargs="?", help="whom it signs in; the owner if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"]
        user = User.objects.filter(email__iexact=email).first() if email else first_run.make_owner()
        if user is None:
            raise CommandError(f"Nobody here has the address {email}.")
        self.stdout.write(sign_in.link(user, settings.PUBLIC_URL))
