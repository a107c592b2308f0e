"""HTTP and WebSocket entry point."""

import os
from typing import Any

from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wireflow.settings")
_http = get_asgi_application()


def _application() -> Any:
    # The project names its apps by dotted string; channels needs the apps loaded first.
    router = import_string("channels.routing.ProtocolTypeRouter")
    websocket = import_string("canvas.consumers.websocket_application")
    return router({"http": _http, "websocket": websocket})


application = _application()
