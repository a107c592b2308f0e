"""Where the embedded valkey listens. The one place that decides; the settings ask here."""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote, unquote

# `sun_path` holds 108 bytes on Linux and 104 on macOS, a closing NUL among them.
LONGEST_PATH = 103


def socket_path(data_dir: Path) -> Path:
    """In the data directory, or in a short private one where that path is too long to bind."""
    path = data_dir.resolve() / "valkey" / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_PATH:
        return path
    root = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    digest = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:12]
    return root / f"wireflow-{os.getuid()}-{digest}" / "valkey.sock"


def redis_url(data_dir: Path) -> str:
    """The address of the embedded valkey in the form the settings want."""
    return f"unix://{quote(str(socket_path(data_dir)))}"


def in_url(url: str) -> Path:
    """The socket's path in such an address."""
    return Path(unquote(url.removeprefix("unix://")))
