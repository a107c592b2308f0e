"""Signing in by password or one-time link, and out."""

import hashlib

from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render

from wireflow.accounts.models import SignInLink

BACKEND = "django.contrib.auth.backends.ModelBackend"

sign_in = LoginView.as_view(template_name="accounts/sign_in.html", redirect_authenticated_user=True)
sign_out = LogoutView.as_view(next_page="/sign-in")


def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Signs the link's user in, once. A GET is enough: the link is printed on the operator's own
    terminal, so nothing fetches it ahead of its owner as a mail scanner would."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    fresh = SignInLink.objects.filter(digest=digest, used_at=None, expires_at__gt=Now())
    link = fresh.select_related("user").first()
    # The conditional update decides between two visitors: only one finds the link unused.
    if link is None or not fresh.update(used_at=Now()):
        return render(request, "accounts/link_used.html", status=410)
    login(request, link.user, backend=BACKEND)
    get_token(request)
    return redirect("/")
