"""Requests as forms, for APIs that take files no other way."""

import base64
import mimetypes
from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

# Its name in the form, and there (file name, bytes, content type).
Part: TypeAlias = tuple[str, tuple[str, bytes, str]]


def split(values: Mapping[str, Any], files: Collection[str]) -> tuple[dict[str, str], list[Part]]:
    """The fields and the files of a request, in which `files` name data addresses of ours."""
    fields = {key: _text(value) for key, value in values.items() if key not in files}
    parts = [
        (key, _part(address))
        for key, value in values.items()
        if key in files
        for address in (value if isinstance(value, list) else [value])
    ]
    return fields, parts


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _part(address: str) -> tuple[str, bytes, str]:
    head, _, data = address.partition(",")
    content_type = head.removeprefix("data:").removesuffix(";base64")
    # Some tell the kind of a file by the end of its name alone.
    name = f"input{mimetypes.guess_extension(content_type) or ''}"
    return name, base64.b64decode(data), content_type
