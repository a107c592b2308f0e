"""Requests to the makers' own APIs fit what these document, as written down in `own_schemas.json`.

Black Forest Labs: https://api.bfl.ai/openapi.json. ElevenLabs and OpenAI: their clients
2.78 and 3.57, which are generated from their definitions. Google: https://ai.google.dev/api/.
Stability AI: https://platform.stability.ai/docs/api-reference, as it stood in 2025.
Replicate: the input schemas at https://replicate.com/{owner}/{name}/api.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from canvas.nodes.node_type import NodeType, Request
from canvas.nodes.registry import registry
from tests.canvas.nodes import conformance
from workers.backends.providers import (
    bfl_dialect,
    elevenlabs,
    files,
    google_dialect,
    google_video,
    mapping,
    openai_dialect,
    replicate,
    stability,
)
from workers.backends.providers.failures import PermanentError

SCHEMAS: dict[str, Any] = json.loads((Path(__file__).parent / "own_schemas.json").read_text())
# From the mapped values to what goes over the wire, by endpoint.
SHAPES: dict[str, Callable[[str, dict[str, Any]], Mapping[str, Any]]] = {
    "bfl": lambda endpoint, values: bfl_dialect.request(values),
    "google": lambda endpoint, values: (
        google_dialect.film(values)
        if endpoint.startswith(google_video.FAMILY)
        else google_dialect.request(values)
    ),
    "openai": openai_dialect.request,
    "stability": stability.request,
    "replicate": lambda endpoint, values: replicate.request(values),
    "elevenlabs": lambda endpoint, values: elevenlabs.request(endpoint.partition("/")[2], values),
}
ROUTES = [
    (node_type, route)
    for node_type in registry().all()
    for route in node_type.routes
    if route.partition(":")[0] in SHAPES
]


@pytest.mark.parametrize("provider", SHAPES)
def test_every_maker_has_routes_and_every_schema_is_used(provider: str) -> None:
    known = {name for name in SCHEMAS if name.startswith(f"{provider}:")}
    assert known
    assert known == {route for _, route in ROUTES if route.startswith(f"{provider}:")}


@pytest.mark.parametrize(
    ("node_type", "route"), ROUTES, ids=[f"{one.node_type} {route}" for one, route in ROUTES]
)
def test_a_request_fits_the_documentation(node_type: NodeType, route: str) -> None:
    provider, _, endpoint = route.partition(":")
    problems = [
        problem
        for values in conformance.variants(node_type, provider)
        for problem in conformance.check(
            node_type,
            provider,
            SCHEMAS[route],
            values,
            lambda body: SHAPES[provider](endpoint, body),
        )
    ]
    assert problems == []


@pytest.mark.parametrize(("node_type", "route"), ROUTES)
def test_the_first_output_is_in_the_answer(node_type: NodeType, route: str) -> None:
    output = node_type.outputs[0]
    places = node_type.requests.get(route.partition(":")[0], Request()).outputs
    assert places.get(output.key, output.key) in SCHEMAS[route]["output"]


def test_what_an_api_cannot_be_told_takes_the_next_route() -> None:
    node_type = registry().get("edit:flux_kontext_pro")
    assert node_type is not None
    request = node_type.requests["bfl"]
    values = {"prompt": "A hat", "image": conformance.FILE, "num_images": 1, "guidance_scale": 3.5}
    assert "guidance_scale" not in mapping.body(node_type, request, values, files.data_uri)
    with pytest.raises(PermanentError, match=r"guidance: only 3\.5 can be asked for") as caught:
        mapping.body(node_type, request, values | {"guidance_scale": 7}, files.data_uri)
    assert caught.value.elsewhere


def test_sizes_and_several_pictures_are_said_as_black_forest_labs_does() -> None:
    values = {"prompt": "A hat", "image_size": "landscape_16_9", "images": ["one", "two"]}
    assert bfl_dialect.request(values) == {
        "prompt": "A hat",
        "width": 1024,
        "height": 576,
        "input_image": "one",
        "input_image_2": "two",
    }
    assert bfl_dialect.request({"image_size": "auto"}) == {}
