"""The pages: each hands the browser its boot facts and the one bundle; the rest is the API's."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie

from canvas import queries, workflows
from wireflow.accounts import invitations, roles, teams
from wireflow.accounts.models import Membership, User
from wireflow.errors import NotFoundError

View = Callable[..., HttpResponse]


def _for_members(view: View) -> View:
    """A page of the team's: strangers sign in; what is not theirs, or no more, does not exist."""

    @login_required
    @ensure_csrf_cookie
    @wraps(view)
    def guarded(request: HttpRequest, **names: Any) -> HttpResponse:
        try:
            return view(request, **names)
        except NotFoundError:
            return not_found(request)

    return guarded


@_for_members
def home(request: HttpRequest) -> HttpResponse:
    """Opens the newest workflow; a newcomer finds the starter."""
    if token := request.session.get(invitations.SESSION_KEY):
        return redirect("invitation", token=token)
    user, member = _who(request)
    if not roles.allows(member.role, "workflows:read"):
        return redirect("usage")
    newest = queries.workflows(member.team).first()
    if newest is None and not roles.allows(member.role, "workflows:write"):
        return redirect("workflows")
    newest = newest or workflows.create_starter(team=member.team, user=user)
    return redirect("editor", workflow_id=newest.id)


@_for_members
def editor(request: HttpRequest, workflow_id: UUID) -> HttpResponse:
    """The canvas of one workflow: of any of the person's teams, which they work in from then on,
    or of another one that shares it by its link."""
    user, member = _who(request)
    workflow = queries.named_workflow(workflow_id)
    if teams.within(user, workflow.team_id):
        member = teams.switch(user, request.session, workflow.team_id)
    guest = workflow.team_id != member.team_id
    access = queries.access(workflow, member)
    page = "shared" if guest and access == "view" else "editor"
    facts = {"workflowId": str(workflow.id), "access": access, "guest": guest}
    return _page(request, page, workflow.name, **facts)


@_for_members
def workflow_list(request: HttpRequest) -> HttpResponse:
    """All workflows of the team."""
    return _page(request, "workflows", "Workflows")


@_for_members
def gallery(request: HttpRequest) -> HttpResponse:
    """Everything that the team's runs made."""
    return _page(request, "gallery", "Gallery")


@_for_members
def run_list(request: HttpRequest) -> HttpResponse:
    """Everything the team ran."""
    return _page(request, "runs", "Runs")


@_for_members
def past(request: HttpRequest, execution_id: UUID) -> HttpResponse:
    """The graph of one execution as it was then."""
    user, member = _who(request)
    owner = queries.team_of_execution(execution_id)
    if owner is not None and teams.within(user, owner.id):
        member = teams.switch(user, request.session, owner.id)
    execution = queries.execution(member.team, execution_id)
    title = f"Run {execution.number}" if execution.number else "A run"
    return _page(request, "past", title, executionId=str(execution.id))


@_for_members
def api_keys(request: HttpRequest) -> HttpResponse:
    """Settings > API keys."""
    return _page(request, "api-keys", "API keys")


@ensure_csrf_cookie
def api_docs(request: HttpRequest) -> HttpResponse:
    """The REST contract, to read and to try: for everybody."""
    return _public_page(request, "api-docs", "API reference")


@_for_members
def webhooks(request: HttpRequest) -> HttpResponse:
    """Settings > Webhooks: those that go out, and those of published workflows."""
    return _page(request, "webhooks", "Webhooks")


@_for_members
def providers(request: HttpRequest) -> HttpResponse:
    """Settings > Model providers."""
    return _page(request, "providers", "Model providers")


@_for_members
def team(request: HttpRequest) -> HttpResponse:
    """Settings > Team."""
    return _page(request, "team", "Team")


@_for_members
def members(request: HttpRequest) -> HttpResponse:
    """Settings > Members."""
    return _page(request, "members", "Members")


@_for_members
def audit(request: HttpRequest) -> HttpResponse:
    """Settings > Audit log."""
    return _page(request, "audit", "Audit log")


@_for_members
def usage(request: HttpRequest) -> HttpResponse:
    """Settings > Usage and limits."""
    return _page(request, "usage", "Usage and limits")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 of pages; under `/api/` the middleware makes JSON of it."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 of pages."""
    return render(request, "500.html", status=500)


def _who(request: HttpRequest) -> tuple[User, Membership]:
    user: User = request.user  # type: ignore[assignment]  # login_required
    membership = teams.working(user, request.session)
    if membership is None:
        raise NotFoundError("You are not a member of any team")
    return user, membership


def _page(request: HttpRequest, page: str, title: str, **facts: Any) -> HttpResponse:
    user, member = _who(request)
    team = member.team
    boot = {
        "page": page,
        "user": {"name": user.name or user.email, "email": user.email},
        "team": {"id": str(team.id), "name": team.name, "plan": team.plan},
        "teams": [{"id": str(one.team_id), "name": one.team.name} for one in teams.all_of(user)],
        "permissions": sorted(roles.SCOPES[member.role]),
        "csrfToken": get_token(request),
        "apiBase": "/api/v1",
        **facts,
    }
    return _rendered(request, boot, title)


def _public_page(request: HttpRequest, page: str, title: str) -> HttpResponse:
    if request.user.is_authenticated and teams.of(request.user):
        return _page(request, page, title)
    boot = {"page": page, "csrfToken": get_token(request), "apiBase": "/api/v1"}
    return _rendered(request, boot, title)


def _rendered(request: HttpRequest, boot: dict[str, Any], title: str) -> HttpResponse:
    # The page's own script is on its way while the first one, which asks for it, still loads.
    source = f"src/pages/{boot['page'].title().replace('-', '')}.tsx"
    return render(request, "canvas/page.html", {"boot": boot, "title": title, "source": source})
