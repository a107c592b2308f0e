"""Who calls: a key, a person in the browser, a webhook's address, or a signed status address."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

from api import keys, throttling
from api.contract.operation import Bucket
from api.models import ApiKey
from api.refusals import UnauthorizedError
from canvas import publications, queries, signing
from canvas.models import Publication, Source
from wireflow.accounts import acting, roles, teams
from wireflow.accounts.models import Team, User
from wireflow.errors import NotFoundError
from workers.facts import Origin

# A page names the team it was opened in, so that it stays there when another page switches.
TEAM_HEADER = "X-Wireflow-Team"


@dataclass(frozen=True)
class Caller:
    """The team a request acts for, with what it may do there.

    `name` tells callers apart; `publication` is set for calls to a webhook, `execution_id` for
    whoever holds a signed status address.
    """

    team: Team
    name: str
    scopes: frozenset[str]
    user: User | None = None
    key: ApiKey | None = None
    publication: Publication | None = None
    execution_id: UUID | None = None

    @property
    def origin(self) -> Origin:
        """Who or what an execution that it starts is put down to."""
        if self.user is not None:
            return Origin(Source.CANVAS, self.user.name or self.user.email)
        if self.key is not None:
            return Origin(Source.API, self.key.name)
        return Origin(Source.WEBHOOK)

    def window(self, bucket: Bucket) -> throttling.Window:
        """Where calls to an operation are counted."""
        if self.publication is not None:
            return _hook_window(self.publication, bucket)
        if self.execution_id is not None:
            return throttling.Window("requestsPerMinute", f"status:{self.execution_id}", 60)
        if self.user is not None:
            return throttling.browser_of(self.user.pk)
        kinds = {"requests": throttling.requests_of, "polls": throttling.polls_of}
        return kinds[bucket](self.team)


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
        acting.as_key(key.id, key.name)
        return None, Caller(key.team, f"key:{key.id}", frozenset(key.scopes), key=key)

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class BrowserAuthentication(SessionAuthentication):
    """The session cookie with its CSRF token; the member's role gives the scopes."""

    def authenticate(self, request: Request) -> tuple[Any, Caller] | None:
        found = super().authenticate(request)
        if found is None:
            return None
        user: User = found[0]
        asked = request.headers.get(TEAM_HEADER)
        membership = teams.working(user, request.session, asked=asked)
        if membership is None:
            raise UnauthorizedError("You are not a member of any team")
        scopes = roles.SCOPES[membership.role]
        return user, Caller(membership.team, f"user:{user.pk}", scopes, user=user)

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class HookAuthentication(BaseAuthentication):
    """The address is the credential: who knows a webhook's id may trigger it."""

    def authenticate(self, request: Request) -> tuple[Any, Caller]:
        kwargs = request.parser_context["kwargs"]
        publication = publications.by_webhook(kwargs["webhook_id"])
        name = f"hook:{publication.id}"
        team = publication.workflow.team
        return None, Caller(team, name, frozenset(), publication=publication)


class StatusSignature(BaseAuthentication):
    """`?expires=…&signature=…` of a `statusUrl`: good for reading one execution without a key."""

    def authenticate(self, request: Request) -> tuple[Any, Caller] | None:
        given = request.query_params.get("signature")
        if given is None:
            return None
        execution_id = request.parser_context["kwargs"]["execution_id"]
        if not signing.status_is_signed(
            execution_id, request.query_params.get("expires", ""), given
        ):
            raise UnauthorizedError("This status address is wrong or has expired")
        team = queries.team_of_execution(execution_id)
        if team is None:
            raise NotFoundError("Execution not found")
        scopes = frozenset({"executions:read"})
        return None, Caller(team, f"status:{execution_id}", scopes, execution_id=execution_id)


def _hook_window(publication: Publication, bucket: Bucket) -> throttling.Window:
    if bucket == "polls":
        return throttling.Window("requestsPerMinute", f"hook-reads:{publication.id}", 60)
    most = publication.requests_per_minute
    return throttling.Window("webhookPerMinute", f"hook:{publication.id}", most)
