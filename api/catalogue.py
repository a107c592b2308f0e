"""The node catalogue as it goes over the wire, made once and kept."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from rest_framework.utils import encoders

from canvas.nodes.describing import describe
from canvas.nodes.registry import Registry


@dataclass(frozen=True)
class Rendered:
    """The JSON and its gzip, under one ETag."""

    etag: str
    plain: bytes
    packed: bytes


@lru_cache(maxsize=8)
def render(known: Registry, states: tuple[str, ...]) -> Rendered:
    """The catalogue while its node types are in these states."""
    encode = encoders.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    # One by one: all of them as objects at once would stay in the process's memory.
    nodes = (encode(describe(kind, state)) for kind, state in zip(known.all(), states, strict=True))
    body = f'{{"nodes":[{",".join(nodes)}]}}'.encode()
    etag = f'"{known.version}-{hashlib.sha256(body).hexdigest()[:12]}"'
    return Rendered(etag, body, gzip.compress(body, 6, mtime=0))
