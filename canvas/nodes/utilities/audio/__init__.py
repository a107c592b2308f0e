"""Sound recordings: cut, joined, mixed, brought to a loudness."""

from typing import Any

AUDIO: dict[str, Any] = {"category": "Audio", "queue": "cpu", "deadline_seconds": 300}
MAX_RECORDINGS = 20
