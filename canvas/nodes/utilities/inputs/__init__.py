"""Where a workflow begins: typed values, uploaded files and the data it was triggered with."""

from typing import Any

INPUT: dict[str, Any] = {"category": "Input", "kind": "input", "raw": True}
