"""What every view shares: the caller, and the scope each method asks for."""

from typing import Any, ClassVar

from rest_framework.views import APIView

from api.authentication import Caller


class Resource(APIView):
    """A path of the API. `scopes` maps methods to scopes (see `api.permissions`)."""

    scopes: ClassVar[dict[str, str]] = {}

    @property
    def caller(self) -> Caller:
        """Who calls; the permission check has made sure that somebody does."""
        caller: Caller = self.request.auth  # type: ignore[assignment]  # set by our authenticators
        return caller

    @property
    def body(self) -> dict[str, Any]:
        """The parsed JSON object."""
        data = self.request.data
        assert isinstance(data, dict)  # our parser takes nothing else
        return data

    @property
    def request_id(self) -> str:
        """The name of this request (see `wireflow.middleware`)."""
        name: str = self.request.request_id  # type: ignore[attr-defined]  # set by our middleware
        return name
