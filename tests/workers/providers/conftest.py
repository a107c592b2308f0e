"""A local provider, and node types whose routes lead there."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings

from canvas.nodes.catalogue import read_model
from canvas.nodes.registry import registry
from tests.workers.providers.fal_server import FalServer, serving
from workers.backends.providers import client
from workers.backends.providers.protocol import Account

KEY = "fal-secret-key-0123456789"
TABLE: dict[str, Any] = {
    "name": "Hosted",
    "maker": "Nobody",
    "task": "text-to-image",
    "license": "proprietary",
    "description": "A hosted model.",
    "credits": {"per": "image", "amount": 3},
    "routes": ["fal:acme/painter/v2"],
    "queue": "io",
    "omit": ["size", "num_inference_steps", "guidance_scale"],
    "requests": {"fal": {"outputs": {"image": "images"}}},
}
HOSTED = "generate:test_hosted"
TWO_ROUTES = "generate:test_two_routes"


@pytest.fixture
def fal_server(settings: LazySettings) -> Iterator[FalServer]:
    """fal on this machine, with a key."""
    with serving() as server:
        settings.PROVIDER_URLS = {"fal": server.url}
        settings.PROVIDER_UPLOAD_URLS = {"fal": server.url}
        settings.PROVIDER_KEYS = {"fal": KEY}
        settings.TRUSTED_HOSTS = [server.url.removeprefix("http://")]
        yield server


@pytest.fixture
def account(fal_server: FalServer) -> Account:
    return Account("fal", fal_server.url, KEY, fal_server.url)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between tries, which take no time here."""
    taken: list[float] = []

    async def sleep(seconds: float) -> None:
        taken.append(seconds)
        await asyncio.sleep(0)

    monkeypatch.setattr(client, "sleep", sleep)
    return taken


@pytest.fixture(autouse=True)
def _hosted_models() -> Iterator[None]:
    """Two node types beside those of the catalogue."""
    two = ["fal:acme/painter/v2", "fal:acme/other"]
    models = [read_model(HOSTED, TABLE), read_model(TWO_ROUTES, TABLE | {"routes": two})]
    known = registry()
    for model in models:
        known._node_types[model.node_type] = known._by_name[model.node_type] = model
    yield
    for model in models:
        del known._node_types[model.node_type], known._by_name[model.node_type]
