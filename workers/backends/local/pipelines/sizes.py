"""Width and height in pixels of what a node asks for in one of the usual ways."""

import math
import re
from collections.abc import Mapping
from typing import Any

# Every pipeline can make sides that are a multiple of this.
STEP = 16
_PIXELS = re.compile(r"(\d{2,5})\s?[x*×]\s?(\d{2,5})")
_RATIO = re.compile(r"(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?)")
_LINES = re.compile(r"(\d{3,4})p")
_THOUSANDS = re.compile(r"([\d.]+)[kK]")
# The words that hosted services use.
_NAMED = {
    "square": (512, 512),
    "square_hd": (1024, 1024),
    "portrait_4_3": (768, 1024),
    "portrait_16_9": (576, 1024),
    "landscape_4_3": (1024, 768),
    "landscape_16_9": (1024, 576),
}
_SIDE = 1024


def of(values: Mapping[str, Any]) -> tuple[int, int] | None:
    """From `size` or `image_size`, else from `aspect_ratio` and `resolution`; None for no wish.

    A resolution is the length of the shorter side (`720p`) or the side of the square with as many
    pixels (`2K`); without one it is 1K.
    """
    for key in ("size", "image_size", "video_size"):
        wish = str(values.get(key) or "")
        if wish in _NAMED:
            return _NAMED[wish]
        if pixels := _PIXELS.fullmatch(wish):
            return _stepped(int(pixels[1])), _stepped(int(pixels[2]))
    ratio = _RATIO.fullmatch(str(values.get("aspect_ratio") or ""))
    resolution = str(values.get("resolution") or "")
    if ratio is None and not (_LINES.fullmatch(resolution) or _THOUSANDS.fullmatch(resolution)):
        return None
    wide = float(ratio[1]) / float(ratio[2]) if ratio else 1.0
    if lines := _LINES.fullmatch(resolution):
        short = int(lines[1])
        return _stepped(short * max(wide, 1)), _stepped(short * max(1 / wide, 1))
    thousands = _THOUSANDS.fullmatch(resolution)
    side = _SIDE * (float(thousands[1]) if thousands else 1.0)
    return _stepped(side * math.sqrt(wide)), _stepped(side / math.sqrt(wide))


def _stepped(side: float) -> int:
    return max(STEP, round(side / STEP) * STEP)
