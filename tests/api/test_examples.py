"""What the document shows is true: its examples fit their shapes, and its calls succeed."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

from api.contract.components import SCHEMAS
from api.contract.components.reader import examples, words
from api.views.contract import document
from billing.models import Plan
from tests.api.conftest import caller
from tests.api.test_contract import OPERATIONS, PNG
from tests.api.world import TEXT_NODE, World
from wireflow.accounts.models import Team, User
from wireflow.errors import WireflowError
from workers import fetch
from workers.webhooks import deliveries

DOCUMENT = json.loads(document())
FACTS = DOCUMENT["x-wireflow"]


def _media() -> Iterator[tuple[str, Any]]:
    """Every body of every request and answer, by a name to find it by."""
    for name, (_, _, operation) in OPERATIONS.items():
        for media in operation.get("requestBody", {}).get("content", {}).values():
            yield f"{name} takes", media
        for status, answer in operation["responses"].items():
            for media in answer.get("content", {}).values():
                yield f"{name} answers {status}", media
    for event, message in DOCUMENT["webhooks"].items():
        yield event, message["post"]["requestBody"]["content"]["application/json"]


@pytest.mark.parametrize(("name", "media"), [pytest.param(*one, id=one[0]) for one in _media()])
def test_every_example_fits_its_shape(name: str, media: Any) -> None:
    if media["schema"].get("properties", {}).get("file", {}).get("format") == "binary":
        return
    _check(media["schema"], media["example"])


@pytest.mark.parametrize("name", sorted(examples()))
def test_every_component_accepts_its_example(name: str) -> None:
    _check(SCHEMAS[name], examples()[name])


def test_every_parameter_of_a_path_has_words_and_an_example_that_fits() -> None:
    for _, _, operation in OPERATIONS.values():
        for parameter in operation["parameters"]:
            assert parameter["description"]
            if parameter["in"] == "path":
                _check(parameter["schema"], parameter["example"])


def test_words_are_about_fields_that_there_are() -> None:
    for name, fields in words().items():
        assert set(fields) <= set(SCHEMAS[name]["properties"]), name


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "name", [name for name, (*_, one) in OPERATIONS.items() if "requestBody" in one]
)
def test_every_call_succeeds_with_the_body_that_the_document_shows(
    name: str, team: Team, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "download", lambda *_, **__: fetch.Fetched(200, {}, PNG))
    monkeypatch.setitem(TEXT_NODE, "id", "prompt")
    Plan.objects.update(requests_per_minute=10_000, polls_per_minute=10_000)
    world = World(team, user)
    method, path, operation = OPERATIONS[name]
    url = path.format(**world.parameters(path) | ({"node_id": "prompt"}))
    body = operation["requestBody"]["content"]["application/json"]["example"]
    if {"apiKey": []} in operation["security"]:
        answer = caller(world.key()[1])(method, url.removeprefix("/api/v1"), body)
    else:
        headers = world.session_headers() if operation["security"] == [{"session": []}] else {}
        client = Client(enforce_csrf_checks=True)
        text = json.dumps(body)
        answer = client.generic(method, url, text, content_type="application/json", headers=headers)
    assert 200 <= answer.status_code < 300, answer.content[:500]


def test_the_facts_name_every_code_a_refusal_can_have() -> None:
    named = {row["code"] for row in FACTS["errors"]}
    kinds = list(WireflowError.__subclasses__())
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert {kind.code for kind in kinds} <= named
    assert {"internal_error", "method_not_allowed", "rate_limited"} <= named


def test_the_tries_of_a_message_are_those_the_courier_makes() -> None:
    pauses = [pause.total_seconds() for pause in deliveries.PAUSES]
    assert FACTS["limits"]["webhookPausesSeconds"] == pauses
    assert 86_000 < sum(pauses) < 86_400


def test_the_session_is_named_as_the_cookie_is() -> None:
    assert DOCUMENT["components"]["securitySchemes"]["session"]["name"] == "wireflow"
    assert DOCUMENT["info"]["license"]["identifier"] == "Apache-2.0"


@pytest.mark.django_db
def test_plans_are_told_as_the_operator_has_set_them() -> None:
    Plan.objects.filter(slug="free").update(executions_per_day=7)
    plans = Client().get("/api/v1/plans").json()["data"]
    assert [plan["slug"] for plan in plans] == ["free", "starter", "pro", "enterprise"]
    assert (plans[0]["executionsPerDay"], plans[3]["executionsPerDay"]) == (7, None)


def _check(shape: Any, value: Any) -> None:
    validator = jsonschema_rs.validator_for(
        {**shape, "components": {"schemas": SCHEMAS}}, validate_formats=True
    )
    assert [str(error) for error in validator.iter_errors(value)] == []
