"""From a route's prefix to the backend that runs it, imported on first use.

The web process reads routes too and must not load torch: hence a table of dotted names.
"""

from importlib import import_module
from typing import cast

from workers.backends.protocol import Backend

BACKENDS = {"local": "workers.backends.local.door"}


def backend(route: str) -> Backend:
    """The backend of a route such as `local:sketch`. Raises KeyError for an unknown prefix."""
    prefix = route.partition(":")[0]
    # A module with a `run` function satisfies the protocol.
    return cast(Backend, import_module(BACKENDS[prefix]))
