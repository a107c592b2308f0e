"""Ends a team with everything that it made."""

from django.core.files.storage import default_storage
from django.db import transaction

from canvas.models import Asset, Execution, ExecutionStatus
from wireflow.accounts import teams
from wireflow.accounts.models import Team
from wireflow.errors import ConflictError


def close(team: Team, *, confirmation: str) -> None:
    """Deletes the team, its rows and after commit its files. Raises ConflictError while it runs."""
    with transaction.atomic():
        running = Execution.objects.filter(team=team, status=ExecutionStatus.RUNNING)
        if running.exists():
            raise ConflictError("The team has executions that run: wait for them, or stop them")
        files = list(Asset.objects.filter(team=team).values_list("storage_name", flat=True))
        teams.delete(team, confirmation=confirmation)
        transaction.on_commit(lambda: _drop(files), robust=True)


def _drop(files: list[str]) -> None:
    for name in files:
        default_storage.delete(name)
