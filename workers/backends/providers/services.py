"""The services that the operator has described in the admin."""

from django.db.models import QuerySet

from workers import secrets
from workers.backends.providers.failures import PermanentError
from workers.backends.providers.protocol import Account
from workers.backends.providers.service import Service
from workers.models import HttpService

# What stands before a service's name in routes, and among providers.
PREFIX = "http."


def enabled() -> QuerySet[HttpService]:
    """Those that may be asked now."""
    return HttpService.objects.filter(is_enabled=True)


def account(provider: str) -> Account:
    """Where a service listens. Raises PermanentError for one that is not there."""
    row = enabled().filter(slug=provider.removeprefix(PREFIX)).first()
    if row is None:
        raise PermanentError("The operator has taken this service away", code="needs_key")
    key = secrets.opened(row.secret) if row.secret else ""
    return Account(provider, row.submit_url, key, service=of(row))


def of(row: HttpService) -> Service:
    """What a row says, as its calls read it."""
    return Service(
        name=row.name,
        submit_url=row.submit_url,
        auth_header=row.auth_header,
        auth_prefix=row.auth_prefix,
        body=row.body,
        job_id=row.job_id,
        status_url=row.status_url,
        state=row.state,
        done=tuple(row.done.split()),
        failed=tuple(row.failed.split()),
        error=row.error,
        refused=tuple(line.strip() for line in row.refused.splitlines()),
        results_url=row.results_url,
        results=row.results,
        cancel_url=row.cancel_url,
    )
