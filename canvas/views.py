"""The pages: each hands the browser its boot facts and the one bundle; the rest is the API's."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie

from canvas import queries, workflows
from wireflow.accounts import teams
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Opens the newest workflow; a newcomer finds the starter."""
    user, team = _who(request)
    newest = workflows.newest_or_starter(team=team, user=user)
    return redirect("editor", workflow_id=newest.id)


@login_required
@ensure_csrf_cookie
def editor(request: HttpRequest, workflow_id: UUID) -> HttpResponse:
    """The canvas of one workflow."""
    _, team = _who(request)
    try:
        workflow = queries.workflow(team, workflow_id)
    except NotFoundError:
        return not_found(request)
    return _page(request, "editor", workflow.name, workflowId=str(workflow.id))


@login_required
@ensure_csrf_cookie
def workflow_list(request: HttpRequest) -> HttpResponse:
    """All workflows of the team."""
    return _page(request, "workflows", "Workflows")


@login_required
@ensure_csrf_cookie
def api_keys(request: HttpRequest) -> HttpResponse:
    """Settings > API keys."""
    return _page(request, "api-keys", "API keys")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 of pages; under `/api/` the middleware makes JSON of it."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 of pages."""
    return render(request, "500.html", status=500)


def _who(request: HttpRequest) -> tuple[User, Team]:
    user: User = request.user  # type: ignore[assignment]  # login_required
    membership = teams.of(user)
    if membership is None:
        raise NotFoundError("You are not a member of any team")
    return user, membership.team


def _page(request: HttpRequest, page: str, title: str, **facts: Any) -> HttpResponse:
    user, team = _who(request)
    boot = {
        "page": page,
        "user": {"name": user.name or user.email, "email": user.email},
        "team": {"id": str(team.id), "name": team.name, "plan": team.plan},
        "csrfToken": get_token(request),
        "apiBase": "/api/v1",
        **facts,
    }
    return render(request, "canvas/page.html", {"boot": boot, "title": title})
