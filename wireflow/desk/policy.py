"""The content policy of `/admin/` alone; the product's stays as strict as the settings say."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Alpine, as Unfold ships it, compiles the expressions of its attributes; Unfold writes its colours
# and htmx its indicators into style elements that carry no nonce.
NEEDS = {"script-src": ["'unsafe-eval'"], "style-src": ["'unsafe-inline'"]}


class DeskPolicy:
    """Adds what Unfold needs to the policy of the desk's pages. Stands inside CSPMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_update = NEEDS  # type: ignore[attr-defined]  # django-csp reads it there
        return response
