"""The web process: daphne on a socket that is already bound."""

import gc
import socket
from pathlib import Path

from daphne import server
from django.conf import settings
from django.urls import get_resolver
from django.utils.module_loading import import_string

from wireflow.stack import http


def serve(listener: socket.socket) -> None:
    """Answers HTTP and WebSocket requests until the process is told to end."""
    # whitenoise warns where it is missing, and without `collectstatic` nothing makes it.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    application = import_string("wireflow.asgi.application")
    get_resolver().url_patterns  # noqa: B018 - loads the views before the first visitor comes
    # What is loaded now stays: full collections need not walk it again.
    gc.collect()
    gc.freeze()
    # The server makes its factory itself, by this name.
    server.HTTPFactory = http.Factory
    server.Server(
        application=application,
        endpoints=[f"fd:fileno={listener.fileno()}"],
        server_name="",
    ).run()
