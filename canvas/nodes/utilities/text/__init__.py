"""Texts: joined, split, filled in, searched and changed."""

from typing import Any

TEXT: dict[str, Any] = {"category": "Text", "raw": True}
