"""One run of a pipeline of transformers."""

from typing import Any

import torch

from canvas.nodes.context import NodeContext
from workers.backends.local import residency, shelf
from workers.backends.local.tasks import loading
from workers.backends.local.tasks.families import FAMILIES
from workers.backends.protocol import ModelCall


def run(call: ModelCall, context: NodeContext) -> dict[str, Any]:
    """Results by output port, as the node type names them."""
    weights = shelf.declared(call)
    name = f"{call.route} {weights.pipeline}"
    pipeline = residency.keep(name, lambda: loading.load(weights))
    with torch.inference_mode():
        return FAMILIES[weights.pipeline](pipeline, call.values, context)
