"""The page behind an invitation's link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wireflow.accounts import invitations, teams
from wireflow.accounts.models import Invitation, User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Shows who invites to what; Join is a POST. A stranger who pressed it signs in first."""
    found = invitations.open_one(token)
    if found is None:
        request.session.pop(invitations.SESSION_KEY, None)
        return render(request, "accounts/invitation_over.html", status=410)
    user = request.user if isinstance(request.user, User) else None
    # The token in the session says that this browser pressed Join here, before it signed in.
    pressed = request.method == "POST" or request.session.get(invitations.SESSION_KEY) == token
    if user is None and request.method == "POST":
        request.session[invitations.SESSION_KEY] = token
        return redirect(f"/sign-in?{urlencode({'next': request.path})}")
    if user is not None and pressed and invitations.is_for(found, user):
        member = invitations.accept(token, user)
        request.session.pop(invitations.SESSION_KEY, None)
        teams.switch(user, request.session, member.team_id)
        return redirect("/workflows")
    return _shown(request, found, user)


def _shown(request: HttpRequest, found: Invitation, user: User | None) -> HttpResponse:
    by = found.invited_by
    facts = {
        "invitation": found,
        "inviter": (by.name or by.email) if by else "",
        "user": user,
        "is_for_user": user is None or invitations.is_for(found, user),
    }
    return render(request, "accounts/invitation.html", facts)
