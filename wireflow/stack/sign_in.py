"""One-time sign-in links, for a machine that sends no mail."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from wireflow.accounts.models import SignInLink, User

LIFETIME = timedelta(hours=1)


def link(user: User, base_url: str) -> str:
    """A fresh link. Only the digest of its token is stored."""
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        user=user,
        digest=hashlib.sha256(token.encode()).hexdigest(),
        expires_at=timezone.now() + LIFETIME,
    )
    return f"{base_url}/sign-in/link/{token}"
