"""A bare Django view on the same server: what any answer costs here before it says anything.

`python -m tests.bench.bare FD` serves it on a listening socket.
"""

import gc
import sys

import django
from daphne.server import Server
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

ANSWER = {"text": "x" * 1_000}


async def view(request: HttpRequest) -> JsonResponse:
    """Async, so that Django needs no thread for it: the cheapest view there is."""
    return JsonResponse(ANSWER)


urlpatterns = [path("", view)]


def main(number: int) -> None:
    """Serves until the process is ended."""
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])
    django.setup(set_prefix=False)
    application = get_asgi_application()
    gc.collect()
    gc.freeze()  # as our own web process does
    Server(application=application, endpoints=[f"fd:fileno={number}"], server_name="").run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
