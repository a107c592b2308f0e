"""Layers laid over each other, the first at the bottom."""

from collections.abc import Mapping
from typing import Any

import PIL.Image

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.media import letters
from canvas.nodes.media.blending import blended
from canvas.nodes.media.layers import fills, pictures, words
from canvas.nodes.media.layers.effects import shadowed
from canvas.nodes.media.layers.reading import opacity, whole
from canvas.nodes.media.pictures import faded
from canvas.nodes.pixels import MAX_SIDE

MAX_LAYERS = 50


def compose(
    layers: Mapping[str, Mapping[str, Any]],
    images: Mapping[str, PIL.Image.Image],
    stage: tuple[int, int],
    context: NodeContext,
) -> PIL.Image.Image:
    """One picture. `images` are those of the layers of that name.

    Raises NodeError for a layer that cannot be read.
    """
    if len(layers) > MAX_LAYERS:
        raise NodeError(f"There are {len(layers)} layers. At most {MAX_LAYERS} are allowed.")
    canvas = PIL.Image.new("RGBA", stage)
    for name, layer in layers.items():
        drawn = _drawn(name, layer, images.get(name), stage, context)
        if drawn is None:
            continue
        at = (whole(layer, "x", low=-MAX_SIDE), whole(layer, "y", low=-MAX_SIDE))
        shown, place = shadowed(drawn, at, layer)
        canvas = blended(canvas, faded(shown, opacity(layer)), place, "normal")
    return canvas


def _drawn(
    name: str,
    layer: Mapping[str, Any],
    image: PIL.Image.Image | None,
    stage: tuple[int, int],
    context: NodeContext,
) -> PIL.Image.Image | None:
    match layer.get("type", "image"):
        case "text":
            letters.warn_of_missing(context, str(layer.get("text", "")))
            return words.draw(layer, stage)
        case "rectangle" | "gradient":
            return fills.draw(layer, stage)
        case "image":
            if image is None:
                context.warn(f"There is no picture for the layer {name}")
                return None
            return pictures.draw(image, layer, stage)
    raise NodeError(f"The layer “{name}” has a type that is not known: {layer.get('type')}.")
