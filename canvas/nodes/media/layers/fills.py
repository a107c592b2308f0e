"""Rectangles, filled with a colour or a gradient."""

from collections.abc import Mapping
from typing import Any

import PIL.Image

from canvas.nodes.context import NodeError
from canvas.nodes.media import gradients
from canvas.nodes.media.gradients import Stop
from canvas.nodes.media.layers.effects import rounded
from canvas.nodes.media.layers.reading import colour, number, whole
from canvas.nodes.pixels import check_size

_MOST_STOPS = 20


def draw(layer: Mapping[str, Any], stage: tuple[int, int]) -> PIL.Image.Image:
    """The rectangle as an RGBA picture; the whole stage where no size is given."""
    size = check_size(
        whole(layer, "width", default=stage[0]), whole(layer, "height", default=stage[1])
    )
    return rounded(_filled(layer, size), number(layer, "cornerRadius", "borderRadius", low=0))


def _filled(layer: Mapping[str, Any], size: tuple[int, int]) -> PIL.Image.Image:
    fill = layer.get("fill", layer if "stops" in layer else "#000000")
    if isinstance(fill, str):
        return PIL.Image.new("RGBA", size, colour(fill))
    if not isinstance(fill, Mapping):
        raise NodeError("The fill of a layer must be a colour or an object.")
    if fill.get("kind") == "solid":
        return PIL.Image.new("RGBA", size, colour(fill.get("color", "#000000")))
    stops = _stops(fill.get("stops"))
    if fill.get("kind") == "radial":
        return gradients.coloured(gradients.radial(size), stops)
    # Here 0 degrees run downwards.
    angle = number(fill, "angle", low=-360, high=360) + 180
    return gradients.coloured(gradients.linear(size, angle), stops)


def _stops(listed: Any) -> list[Stop]:
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST_STOPS:
        raise NodeError(f"A gradient needs one to {_MOST_STOPS} stops.")
    if not all(isinstance(stop, Mapping) for stop in listed):
        raise NodeError("Every stop of a gradient has a color and an offset.")
    stops = [
        (number(stop, "offset", low=0, high=1), colour(stop.get("color", "#000000")))
        for stop in listed
    ]
    return sorted(stops, key=lambda stop: stop[0])
