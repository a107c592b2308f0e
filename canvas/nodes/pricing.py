"""What one run of a node costs, by what its price counts and by its settings."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from canvas.nodes.node_type import NodeType

# Where only the finished inputs tell how long it is; of all else one unit is assumed.
ASSUMED_SECONDS = 10.0
MEGAPIXEL = 1_024 * 1_024
UNITS = ("run", "image", "megapixel", "second", "minute", "1,000 characters")
_LENGTH = {"duration", "num_frames", "fps"}
_COUNTED = {
    "image": {"num_images"},
    "megapixel": {"num_images", "image_size", "size"},
    "second": _LENGTH,
    "minute": _LENGTH,
    "1,000 characters": {"text", "prompt"},
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SIZE = re.compile(r"(\d+)\s?x\s?(\d+)")


def price(node_type: NodeType, values: Mapping[str, Any]) -> int:
    """Whole credits for a run with these literal values."""
    assumed = ASSUMED_SECONDS if node_type.unit == "second" else 1.0
    return math.ceil(node_type.credits * (units(node_type, values) or assumed))


def is_exact(node_type: NodeType, values: Mapping[str, Any]) -> bool:
    """Whether the price is the list price of what will really be made."""
    return not node_type.estimated and units(node_type, values) is not None


def depends(node_type: NodeType, arriving: Iterable[str]) -> bool:
    """Whether one of these inputs, or a mention within one, says how many units there are."""
    counted = _COUNTED.get(node_type.unit, set())
    return any(key.partition(" {{")[0] in counted for key in arriving)


def units(node_type: NodeType, values: Mapping[str, Any]) -> float | None:
    """How many of what is paid for; None where that depends on what comes along a wire."""
    match node_type.unit:
        case "image":
            return float(values.get("num_images") or 1)
        case "megapixel":
            return _megapixels(values) * float(values.get("num_images") or 1)
        case "second":
            return _seconds(values)
        case "minute":
            seconds = _seconds(values)
            return None if seconds is None else math.ceil(seconds / 60)
        case "1,000 characters":
            words = values.get("text") or values.get("prompt")
            return max(1, math.ceil(len(words) / 1_000)) if isinstance(words, str) else None
    return 1.0


def _seconds(values: Mapping[str, Any]) -> float | None:
    """`5`, `"5"`, `"5s"`; or of a number of frames at so many a second."""
    duration = values.get("duration")
    if isinstance(duration, str):
        found = _NUMBER.match(duration)
        duration = float(found.group()) if found else None
    frames, rate = values.get("num_frames"), values.get("fps")
    counted = frames / rate if frames and rate else None
    return float(duration) if duration else counted


def _megapixels(values: Mapping[str, Any]) -> float:
    """Each one begun; a size without numbers has at most one."""
    size = _SIZE.fullmatch(str(values.get("image_size") or values.get("size") or ""))
    return math.ceil(int(size[1]) * int(size[2]) / MEGAPIXEL) if size else 1.0
