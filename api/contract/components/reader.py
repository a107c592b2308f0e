"""What a reader of the document gets beyond the shapes: words for fields, and example values."""

import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from api.contract.shapes import Shape, described

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def examples() -> dict[str, Any]:
    """Example values by component: one story, from a workflow to its picture."""
    found: dict[str, Any] = json.loads((_HERE / "examples.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, str]]:
    """Descriptions by component and field."""
    found: dict[str, dict[str, str]] = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
    return found


def readable(schemas: dict[str, Shape]) -> dict[str, Shape]:
    """The components with words and examples; what they accept stays as it is."""
    return {name: _readable(name, shape) for name, shape in schemas.items()}


def _readable(name: str, shape: Shape) -> Shape:
    fields = words().get(name, {})
    properties = {
        key: described(field, fields[key]) if key in fields else field
        for key, field in shape.get("properties", {}).items()
    }
    more = {"properties": properties} if properties else {}
    shown = {"examples": [examples()[name]]} if name in examples() else {}
    return {**shape, **more, **shown}
