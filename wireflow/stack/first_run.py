"""What must stand in the database before the first visitor comes."""

import pkgutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils.module_loading import import_string

from wireflow.accounts import teams
from wireflow.accounts.models import User
from wireflow.stack import sign_in
from wireflow.stack.errors import CannotStartError


def prepare(url: str) -> tuple[str, bool]:
    """Brings the tables up to date; returns the owner's sign-in link and whether they changed."""
    try:
        pending = has_pending_migrations()
        if pending:
            _migrate()
        link = sign_in.link(make_owner(), url)
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise CannotStartError(f"{database_name()} cannot be used: {reason}.") from error
    finally:
        connection.close()
    return link, pending


def _migrate() -> None:
    """In a process of its own: what migrating leaves in memory, every later fork would inherit."""
    connection.close()  # a connection must not be shared across a fork
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as one:
        one.submit(call_command, "migrate", verbosity=0, interactive=False).result()


def database_name() -> str:
    """The database in words, without its password."""
    of = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return f"SQLite in {of['NAME']}"
    return f"{connection.display_name} {of['NAME']} on {of['HOST'] or 'this machine'}"


def has_pending_migrations() -> bool:
    """Compares file names with the recorded ones, which is cheaper than loading the migrations."""
    recorded = MigrationRecorder(connection).applied_migrations()
    return any(
        (config.label, module.name) not in recorded
        for config in apps.get_app_configs()
        for module in pkgutil.iter_modules([f"{config.path}/migrations"])
    )


def make_owner() -> User:
    """The first user with a team, and the credits to start with, given once."""
    with transaction.atomic():
        owner = teams.first_owner()
        membership = teams.of(owner)
        assert membership is not None  # the owner was made with one
        source = f"welcome:{membership.team_id}"
        ledger = apps.get_model("billing", "LedgerEntry")._default_manager
        if settings.STARTING_CREDITS and not ledger.filter(source=source).exists():
            import_string("billing.lots.grant")(
                team=membership.team, credits=settings.STARTING_CREDITS, source=source
            )
    return owner
