"""The document and the server say the same: every operation, called as the document says."""

import json
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

from api.contract.components import SCHEMAS
from api.views.contract import document
from billing.models import Plan
from tests.api.conftest import caller
from tests.api.world import BODIES, World
from wireflow.accounts.models import Team, User
from workers import fetch

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = json.loads(document())
OPERATIONS = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "6060f80f00010401005fe5c34b0000000049454e44ae426082"
)


@pytest.fixture
def world(team: Team, user: User, monkeypatch: pytest.MonkeyPatch) -> World:
    # The one operation that goes out into the world finds this picture there.
    answer = fetch.Fetched(200, {}, PNG)
    monkeypatch.setattr(fetch, "download", lambda *_, **__: answer)
    Plan.objects.update(requests_per_minute=10_000, polls_per_minute=10_000)
    return World(team, user)


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_answers_as_the_document_says(name: str, world: World) -> None:
    operation = OPERATIONS[name][2]
    answer = _call(world, name)
    assert str(answer.status_code) in operation["responses"], answer.content[:500]
    assert 200 <= answer.status_code < 300, answer.content[:500]
    for header in ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining"):
        assert answer[header]
    described = operation["responses"][str(answer.status_code)]
    for kind, media in described.get("content", {}).items():
        assert answer["Content-Type"].startswith(kind)
        if kind == "application/json":
            _check(media["schema"], answer.json())


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_failure_looks_the_same(name: str, world: World) -> None:
    method, path, operation = OPERATIONS[name]
    nobody = operation["security"] == [{}]
    headers = {} if nobody else {"Authorization": "Bearer sk-wf_nonsense"}
    variables = world.parameters(path)
    url = path.format(**variables | ({"webhook_id": "whk_unknown"} if nobody else {}))
    answer = Client().generic(method, url, "{}", content_type="application/json", headers=headers)
    if name in {"readContract", "listPlans"}:
        assert answer.status_code == 200
        return
    assert answer.status_code == (404 if nobody else 401)
    assert answer.json().keys() == {"error", "code", "requestId"}
    assert answer["X-RateLimit-Remaining"] == "59"


def test_the_document_is_valid_openapi_and_names_no_scope_that_does_not_exist() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    for shape in SCHEMAS.values():
        jsonschema_rs.validator_for({**shape, "components": {"schemas": SCHEMAS}})
    assert {tag for *_, operation in OPERATIONS.values() for tag in operation["tags"]} == {
        tag["name"] for tag in DOCUMENT["tags"]
    }


def test_it_is_served_to_everybody() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer.json()) == (200, DOCUMENT)


def test_a_path_that_is_not_in_it_is_a_404_in_json(db: None) -> None:
    answer = Client().get("/api/v1/nowhere")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer["X-RateLimit-Limit"] == "60"


def _call(world: World, name: str) -> Any:
    method, path, operation = OPERATIONS[name]
    url = path.format(**world.parameters(path))
    body = BODIES.get(name, {} if "requestBody" in operation else None)
    if {"apiKey": []} in operation["security"]:
        call = caller(world.key()[1])
        return call(method, url.removeprefix("/api/v1"), body)
    text = "" if body is None else json.dumps(body)
    headers = world.session_headers() if operation["security"] == [{"session": []}] else {}
    client = Client(enforce_csrf_checks=True)
    return client.generic(method, url, text, content_type="application/json", headers=headers)


def _check(shape: Any, value: Any) -> None:
    validator = jsonschema_rs.validator_for(
        {**shape, "components": {"schemas": SCHEMAS}}, validate_formats=True
    )
    assert [str(error) for error in validator.iter_errors(value)] == []
