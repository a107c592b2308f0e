"""JSON: read, written, and what lies somewhere inside it."""

from typing import Any

JSON: dict[str, Any] = {"category": "JSON", "raw": True}
