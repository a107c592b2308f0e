"""What every answer under `/api/` has, whoever made it: limits in its headers, JSON in failures."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from api import throttling
from api.errors import body
from wireflow.errors import TooManyRequestsError

Handler = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/"


class JsonErrors:
    """Turns whatever Django itself would answer in HTML into the API's own failures."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        failed = response.status_code >= 400
        if not (failed and request.path.startswith(PREFIX)):
            return response
        if response.get("Content-Type", "").startswith("application/json"):
            return response
        answer = JsonResponse(body(request, response.status_code), status=response.status_code)
        for name in ("Allow", "WWW-Authenticate"):
            if name in response:
                answer[name] = response[name]
        return answer


class RateLimitHeaders:
    """Says what is left of the limit; a call that drew from none is counted by its address."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX):
            return response
        drawn: throttling.Drawn | None = getattr(request, "drawn", None)
        if drawn is None:
            try:
                drawn = throttling.draw(throttling.address(request.META.get("REMOTE_ADDR", "")))
            except TooManyRequestsError as error:
                return _refused(request, error)
        drawn.put_on(response)
        return response


def _refused(request: HttpRequest, error: TooManyRequestsError) -> HttpResponse:
    words = body(request, error.status, error.message, error.code, **error.details)
    response = JsonResponse(words, status=429)
    response["Retry-After"] = str(error.retry_after)
    throttling.drawn_by(error).put_on(response)
    return response
