"""The page that says what each role may do, from the table that decides it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wireflow.accounts import roles
from wireflow.accounts.models import Role


def teams(request: HttpRequest) -> HttpResponse:
    """For everybody."""
    table = [
        {
            "permission": name,
            "allows": words,
            "held": [roles.allows(role, name) for role in Role.values],
        }
        for name, words in roles.PERMISSIONS.items()
    ]
    return render(request, "docs/teams.html", {"table": table, "roles": list(Role)})
