"""Which scope a view asks for, by method."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from api.authentication import Caller
from api.refusals import UnauthorizedError
from wireflow.errors import ForbiddenError


class HasScope(BasePermission):
    """The view's `scopes` map a method to the scope it needs."""

    def has_permission(self, request: Request, view: Any) -> bool:
        caller = request.auth
        if not isinstance(caller, Caller):
            raise UnauthorizedError("Missing Authorization header")
        if request.method == "OPTIONS":
            return True
        scope = view.scopes.get(request.method)
        if scope is None:
            return True  # the method itself is refused next, with 405
        if scope == "browser" and caller.key is not None:
            raise ForbiddenError("An API key cannot do this: sign in to the browser")
        if scope not in caller.scopes:
            who = "The API key lacks" if caller.key else "Your role lacks"
            raise ForbiddenError(f"{who} the scope {scope}", scope=scope)
        return True
