"""Who calls: a key in the Authorization header, or a person's session in the browser."""

from dataclasses import dataclass
from typing import Any

from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

from api import keys
from api.models import ApiKey
from api.refusals import UnauthorizedError
from wireflow.accounts import roles
from wireflow.accounts.models import Membership, Team, User


@dataclass(frozen=True)
class Caller:
    """The team a request acts for, with what it may do there."""

    team: Team
    user: User | None
    scopes: frozenset[str]
    key: ApiKey | None = None


class ApiKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer sk-…`."""

    def authenticate(self, request: Request) -> tuple[Any, Caller] | None:
        header = request.headers.get("Authorization")
        if header is None:
            return None
        word, _, text = header.partition(" ")
        if word.lower() != "bearer":
            raise UnauthorizedError("Invalid API key format. Expected: Bearer sk-...")
        key = keys.find(text.strip())
        keys.note_use(key)
        return None, Caller(key.team, None, frozenset(key.scopes), key)

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class BrowserAuthentication(SessionAuthentication):
    """The session cookie with its CSRF token; the member's role gives the scopes."""

    def authenticate(self, request: Request) -> tuple[Any, Caller] | None:
        found = super().authenticate(request)
        if found is None:
            return None
        user: User = found[0]
        membership = Membership.objects.select_related("team").filter(user=user).first()
        if membership is None:
            raise UnauthorizedError("You are not a member of any team")
        return user, Caller(membership.team, user, roles.SCOPES[membership.role])

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"
