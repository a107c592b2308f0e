"""What every view shares: its contract, the caller, the limits, and calls that happen once."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api import throttling
from api.authentication import Caller
from api.contract import checking
from api.contract.operation import Operation
from api.idempotency import HEADER, Call
from api.refusals import InvalidFieldError

PAGE = 20


class Resource(APIView):
    """A path of the API. `operations` declares its methods (see `api.contract`)."""

    operations: ClassVar[dict[str, Operation]] = {}

    @property
    def operation(self) -> Operation:
        """The contract of the method at hand."""
        return self.operations[self.request.method or ""]

    @property
    def caller(self) -> Caller:
        """Who calls; the permission check has made sure that somebody does."""
        caller: Caller = self.request.auth  # type: ignore[assignment]  # set by our authenticators
        return caller

    @property
    def body(self) -> dict[str, Any]:
        """The parsed JSON object, held against the contract. Raises InvalidFieldError."""
        data = self.request.data
        assert isinstance(data, dict)  # our parser takes nothing else
        if self.operation.body is not None:
            checking.check_body(self.operation.body, data)
        return data

    @property
    def query(self) -> dict[str, Any]:
        """The declared parameters of the query string, typed. Raises InvalidFieldError."""
        return checking.read_query(self.operation.query, self.request.query_params)

    @property
    def limit(self) -> int:
        """How many items a page has."""
        most: int = self.query.get("limit", PAGE)
        return most

    @property
    def cursor(self) -> UUID | None:
        """The id of the last item seen. Raises InvalidFieldError."""
        given = self.query.get("cursor")
        if not given:
            return None
        try:
            return UUID(given)
        except ValueError:
            message = "cursor is not one that this server gave out"
            raise InvalidFieldError(message, field="cursor") from None

    def page(self, items: list[dict[str, Any]], name: str = "id") -> Response:
        """A page of up to `limit` items; one more than that says that there is another."""
        more = len(items) > self.limit
        shown = items[: self.limit]
        return Response({"data": shown, "nextCursor": shown[-1][name] if more else None})

    @property
    def request_id(self) -> str:
        """The name of this request (see `wireflow.middleware`)."""
        name: str = self.request.request_id  # type: ignore[attr-defined]  # set by our middleware
        return name

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """DRF's order, but for the limits: a refused call counts as well."""
        self.perform_authentication(request)
        operation = self.operations.get(request.method or "")
        keyed = operation and operation.idempotent and HEADER in request.headers
        if operation and request.auth is not None and not keyed:
            self.draw(self.caller.window(operation.bucket))
        self.check_permissions(request)

    def draw(self, window: throttling.Window) -> None:
        """Counts this call, and has its answer say so. Raises TooManyRequestsError."""
        self.note(throttling.draw(window))

    def draw_execution(self) -> None:
        """Counts an execution of the caller's team. Raises TooManyRequestsError."""
        self.note(throttling.draw_execution(self.caller.team))

    def note(self, drawn: throttling.Drawn) -> None:
        """Of several windows the answer names the one that has least left."""
        request = self.request._request
        before: throttling.Drawn | None = getattr(request, "drawn", None)
        if before is None or drawn.remaining <= before.remaining:
            request.drawn = drawn  # type: ignore[attr-defined]  # our own attribute

    def once(
        self, action: Callable[[], Response], *, key: str = "", slow: bool = False
    ) -> Response:
        """Runs the action; with an `Idempotency-Key`, only once (see `api.idempotency`)."""
        given = key or self.request.headers.get(HEADER)
        if given is None:
            return action()
        call = Call(
            caller=self.caller.name, path=self.request.path, key=given, body=self.fingerprint()
        )
        if (earlier := call.replay()) is None:
            window = self.caller.window(self.operation.bucket)
            earlier = (call.reserve if slow else call.commit)(lambda: self._counted(window, action))
        if "Idempotent-Replayed" in earlier:
            self.draw(throttling.replays_of(self.caller.name))
        return earlier

    def fingerprint(self) -> Any:
        """What makes two bodies equal."""
        return self.body

    def _counted(self, window: throttling.Window, action: Callable[[], Response]) -> Response:
        self.draw(window)
        return action()
