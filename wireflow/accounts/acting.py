"""Who acts, and from where: known to whatever runs within one request, without being passed on."""

import ipaddress
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wireflow.accounts.models import User


@dataclass
class Acting:
    """One request. A key, once it has been found, acts in the place of a session's person."""

    request: HttpRequest
    key_id: UUID | None = None
    key_name: str = ""

    @property
    def user(self) -> User | None:
        """The signed-in person, if it is one that acts."""
        found = getattr(self.request, "user", None)
        return found if self.key_id is None and isinstance(found, User) else None

    @property
    def address(self) -> str | None:
        """Where the request came from."""
        return address_of(self.request)


_now: ContextVar[Acting | None] = ContextVar("acting", default=None)


class ActingMiddleware:
    """Keeps the request at hand for whoever writes down what was done in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _now.set(Acting(request))
        try:
            return self.get_response(request)
        finally:
            _now.reset(before)


def current() -> Acting | None:
    """The request at hand; None in a worker and on the command line."""
    return _now.get()


def as_key(key_id: UUID, name: str) -> None:
    """Says that the request at hand was made with an API key."""
    if (acting := _now.get()) is not None:
        acting.key_id, acting.key_name = key_id, name


def address_of(request: HttpRequest) -> str | None:
    """The caller's address. `X-Forwarded-For` is believed only behind `PROXY_COUNT` proxies: each
    adds the address it was called from, so that what the caller made up stands before those."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if settings.PROXY_COUNT and len(hops) >= settings.PROXY_COUNT:
        given = hops[-settings.PROXY_COUNT]
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return None  # a unix socket has none
