"""The catalogue travels whole, packed, and not at all where it is known already."""

import gzip
import json

import pytest
from django.conf import LazySettings

from canvas.nodes.registry import registry
from tests.api.conftest import Call

pytestmark = pytest.mark.django_db
LIMIT = 60_000


def test_hundreds_of_models_come_in_at_most_60_kb(api: Call) -> None:
    packed = api("GET", "/nodes", **{"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) <= LIMIT
    plain = api("GET", "/nodes")
    assert gzip.decompress(packed.content) == plain.content
    assert len(json.loads(plain.content)["nodes"]) == len(registry().all())
    assert packed.headers["Vary"] == "Accept-Encoding"


def test_what_is_known_is_not_sent_again_until_a_key_is_set(
    api: Call, settings: LazySettings
) -> None:
    settings.PROVIDER_KEYS = {"fal": ""}
    first = api("GET", "/nodes")
    again = {"If-None-Match": first.headers["ETag"]}
    assert api("GET", "/nodes", **again).status_code == 304
    settings.PROVIDER_KEYS = {"fal": "key"}
    second = api("GET", "/nodes", **again)
    assert second.status_code == 200
    states = [
        {node["nodeType"]: node["availability"] for node in answer.json()["nodes"]}
        for answer in (first, second)
    ]
    assert [state["generate:flux_2_pro"] for state in states] == ["needs_key", "ready"]
