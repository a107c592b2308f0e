"""Which scope an operation asks for."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from api.authentication import Caller
from api.contract.operation import NOBODY, PEOPLE
from api.refusals import UnauthorizedError
from wireflow.errors import ForbiddenError


class HasScope(BasePermission):
    """The caller holds the scope of the view's operation."""

    def has_permission(self, request: Request, view: Any) -> bool:
        operation = view.operations.get(request.method)
        if operation is None or operation.scope == NOBODY:
            return True  # a method that is not there is refused next, with 405
        caller = request.auth
        if not isinstance(caller, Caller):
            raise UnauthorizedError("Missing Authorization header")
        if operation.scope in PEOPLE and caller.user is None:
            raise ForbiddenError("An API key cannot do this: sign in to the browser")
        if operation.scope not in caller.scopes:
            who = "Your role" if caller.user else "The API key"
            raise ForbiddenError(f"{who} lacks the scope {operation.scope}", scope=operation.scope)
        return True
