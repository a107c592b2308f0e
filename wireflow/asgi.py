"""HTTP and WebSocket entry point."""

import os
from typing import Any

import django
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wireflow.settings")
django.setup(set_prefix=False)


def _application() -> Any:
    # The project names its apps by dotted string; channels needs the apps loaded first.
    router = import_string("channels.routing.ProtocolTypeRouter")
    websocket = import_string("canvas.consumers.websocket_application")
    handler = import_string("wireflow.lanes.LanedHandler")
    return router({"http": handler(), "websocket": websocket})


application = _application()
import_string("workers.overlay.keep_watching")()
