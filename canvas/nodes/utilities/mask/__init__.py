"""Masks: white is what they select, grey selects in part."""

from typing import Any

MASK: dict[str, Any] = {"category": "Mask", "queue": "cpu"}
