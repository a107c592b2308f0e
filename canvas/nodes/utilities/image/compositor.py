"""Compositions of many layers, once or once for every row of data."""

from collections.abc import Mapping
from typing import Annotated, Any, TypedDict

import PIL.Image

from canvas.nodes.annotations import Side
from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.json_text import parsed
from canvas.nodes.media.bounds import check_count
from canvas.nodes.media.layers.composing import compose
from canvas.nodes.params import Param
from canvas.nodes.pixels import check_size
from canvas.nodes.ports import Any_, Image, Json
from canvas.nodes.utilities.image import IMAGE

MAX_ROWS = 50
BACKGROUND = "background"

Layers = dict[str, dict[str, Any]]


class Composed(TypedDict):
    """The first picture, and all of them: one for each row of data."""

    image: Image
    images: list[Image]


@node(
    "compv3",
    label="Compositor",
    keywords="layers text rectangle template batch banner ad carousel poster compose",
    aliases=("utility:image_layers",),
    **IMAGE,
)
def compositor(
    context: NodeContext,
    background: Image | None = None,
    layer_1: Image | None = None,
    layer_2: Image | None = None,
    layer_3: Image | None = None,
    layers: Annotated[
        Any_ | None,
        Param(
            widget="json",
            description='Layers by name, the lowest first, such as {"title": {"type": "text", '
            '"text": "Hello", "x": 80, "y": 80, "fontSize": 96}}. Types: text, rectangle, image.',
        ),
    ] = None,
    data: Annotated[
        Json,
        Param(description="A list of rows: each sets texts and pictures of layers by their names."),
    ] = None,
    *,
    width: Side = 1856,
    height: Side = 2304,
) -> Composed:
    """Lay text, shapes and pictures over a background: once, or once for every row of data."""
    stage = check_size(width, height)
    named = {BACKGROUND: background, "layer_1": layer_1, "layer_2": layer_2, "layer_3": layer_3}
    linked = {name: image for name, image in named.items() if image is not None}
    template = _template(layers, linked)
    rows = data if isinstance(data, list) else [{}]
    check_count(rows, "rows", MAX_ROWS)
    made = []
    for number, row in enumerate(rows, 1):
        own, images = _merged(template, linked, row, context)
        made.append(compose(own, images, stage, context))
        context.check_cancelled()
        context.progress(number / len(rows))
    return {"image": made[0], "images": made}


def _template(layers: Any, linked: Mapping[str, PIL.Image.Image]) -> Layers:
    """The layers as they were described, and those of linked pictures that were not."""
    found = parsed(layers) if isinstance(layers, str) and layers.strip() else layers or {}
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise NodeError("“Layers” must be JSON with an object for each layer.")
    below = {BACKGROUND: {"type": "image", "fit": "cover"} | found.get(BACKGROUND, {})}
    rest = {name: layer for name, layer in found.items() if name != BACKGROUND}
    for name in linked:
        rest.setdefault(name, {"type": "image"}) if name != BACKGROUND else None
    return (below if BACKGROUND in linked or BACKGROUND in found else {}) | rest


def _merged(
    template: Layers, linked: Mapping[str, PIL.Image.Image], row: Any, context: NodeContext
) -> tuple[Layers, dict[str, PIL.Image.Image]]:
    """The layers and pictures of one row: a text sets a layer's text, an object its settings."""
    if not isinstance(row, dict):
        raise NodeError("Every row of data must be an object.")
    layers, images = dict(template), dict(linked)
    for name, value in row.items():
        if isinstance(value, PIL.Image.Image):
            images[name] = value
            layers.setdefault(name, {"type": "image"})
        elif name not in layers:
            context.warn(f"No layer is called {name}")
        elif isinstance(value, dict):
            layers[name] = layers[name] | value
        else:
            layers[name] = layers[name] | {"text": str(value)}
    return layers, images
