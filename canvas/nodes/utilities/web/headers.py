"""The headers of a request that people write."""

import re

from canvas.nodes.context import NodeError
from canvas.nodes.ports import Json

MAX_HEADERS = 20
MAX_VALUE = 4_000
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
_VALUE = re.compile(r"[\x20-\x7e\t]*")
# These belong to the connection (RFC 9110, 7.6.1), or say where it leads.
_KEPT = {
    "host", "connection", "content-length", "expect", "keep-alive", "te", "trailer",
    "transfer-encoding", "upgrade", "accept-encoding", "via", "forwarded",
}  # fmt: skip


def checked(headers: Json) -> dict[str, str]:
    """Names in lower case, and values. Raises NodeError for what may not be sent."""
    if headers is None:
        return {}
    if not isinstance(headers, dict) or len(headers) > MAX_HEADERS:
        raise NodeError(f"“Headers” must be JSON with a value for each of at most {MAX_HEADERS}.")
    found = {}
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise NodeError(f"“{name[:64]}” is no name of a header.")
        if name.lower() in _KEPT or name.lower().startswith("proxy-"):
            raise NodeError(f"The header “{name}” is set by the server.")
        text = value if isinstance(value, str) else str(value)
        if len(text) > MAX_VALUE or not _VALUE.fullmatch(text):
            raise NodeError(f"The value of the header “{name}” cannot be sent.")
        found[name.lower()] = text
    return found
