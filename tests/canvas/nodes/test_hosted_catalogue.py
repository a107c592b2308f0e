"""Every hosted model's request is one that its endpoint takes, by fal's published schemas."""

import json
from pathlib import Path
from typing import Any

import pytest

from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from tests.canvas.nodes import conformance
from workers.backends.providers import keys

SCHEMAS: dict[str, Any] = json.loads((Path(__file__).parent / "fal_schemas.json").read_text())
HOSTED = [node_type for node_type in registry().all() if "fal" in node_type.requests]
SEED = [
    "generate:flux_2_pro",
    "generate:nano_banana_lite",
    "generate:nano_banana_pro",
    "generate:imagen4",
    "generate:seedream_v4",
    "video:kling_video_2_5_i2v",
    "talking:veed_fabric",
    "edit:flux_2_edit",
    "edit:seedream_v4_edit",
]


def test_there_are_at_least_300_models_and_those_that_everybody_names() -> None:
    assert len(HOSTED) >= 300
    assert [name for name in SEED if registry().get(name) is None] == []
    assert {node_type.queue for node_type in HOSTED if not node_type.weights} == {"io"}


def test_every_route_leads_to_a_provider_and_a_known_endpoint() -> None:
    for node_type in HOSTED:
        assert all(map(keys.provider_of, node_type.routes[bool(node_type.weights) :]))
        assert _endpoint(node_type) in SCHEMAS, node_type.node_type


def test_a_request_with_the_defaults_and_with_everything_set_fits_the_endpoint() -> None:
    problems = [
        problem
        for node_type in HOSTED
        for values in conformance.variants(node_type, "fal")
        for problem in conformance.check(node_type, "fal", _schema(node_type), values)
    ]
    assert problems == []


@pytest.mark.parametrize("kind", ["first", "several"])
def test_every_output_is_in_the_answer(kind: str) -> None:
    for node_type in HOSTED:
        outputs = node_type.outputs[:1] if kind == "first" else node_type.outputs[1:]
        for output in outputs:
            place = node_type.requests["fal"].outputs.get(output.key, output.key)
            assert place in _schema(node_type)["output"], node_type.node_type


def test_defaults_are_values_that_may_be_chosen() -> None:
    for node_type in HOSTED:
        for field in node_type.fields.values():
            if field.options and field.default is not None:
                assert field.default in field.options, (node_type.node_type, field.key)


def _schema(node_type: NodeType) -> Any:
    return SCHEMAS[_endpoint(node_type)]


def _endpoint(node_type: NodeType) -> str:
    (route,) = (route for route in node_type.routes if route.startswith("fal:"))
    return route.removeprefix("fal:")
