"""One run of a diffusers pipeline."""

from typing import Any

import torch

from canvas.nodes.context import NodeContext
from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from workers.backends.local import residency, shelf
from workers.backends.local.pipelines import adapters, arguments, loading, results
from workers.backends.local.pipelines.placement import Placement
from workers.backends.local.pipelines.watching import Watch
from workers.backends.protocol import ModelCall


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """Results by output port, as the node type names them."""
    node_type, weights = registry().get(call.node_type), shelf.declared(call)
    assert node_type is not None  # it declared them
    # Two pipelines may run the same weights: each is kept under its own name.
    name = f"{call.route} {weights.pipeline}"
    loaded = residency.keep(name, lambda: loading.load(weights))
    return use(loaded, node_type, call.values, context)


def use(
    loaded: loading.Loaded, node_type: NodeType, values: dict[str, Any], context: NodeContext
) -> dict[str, Any]:
    """Calls a pipeline that is at hand."""
    pipeline = loaded.pipeline
    given = arguments.fit(pipeline, values)
    if loaded.place is Placement.QUANTISED:
        context.warn("The device is short of memory: the model runs with weights in eight bits")
    with (
        adapters.worn(pipeline, values),
        torch.inference_mode(),
        Watch(pipeline, loaded.preview, context, given) as watch,
    ):
        made = pipeline(**given, **watch.arguments)
    watch.learn(results.pictures(made))
    return results.ports(made, pipeline, node_type, values, context)
