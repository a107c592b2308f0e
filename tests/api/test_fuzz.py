"""schemathesis over the whole document, as nobody, with a key, and signed in.

`make test` sends a few calls to each operation; `make fuzz` sends many (FUZZ_EXAMPLES).
"""

import json
import os
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi import checks

from api.views.contract import document
from billing import plans
from billing.models import Plan
from tests.api.world import World
from wireflow.accounts.models import Team, User
from workers import fetch

pytestmark = [
    pytest.mark.django_db,
    # Of a refused upload Django leaves the temporary file to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "8"))
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.missing_required_header,
]

schema = schemathesis.openapi.from_dict(json.loads(document()))
schema.app = lambda environ, start_response: _server()(environ, start_response)
fuzz = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture
def world(team: Team, user: User, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    def refuse(*_: Any, **__: Any) -> fetch.Fetched:
        raise fetch.FetchError("Nothing leaves the tests")

    monkeypatch.setattr(fetch, "download", refuse)
    plenty = {"requests_per_minute": 10**7, "polls_per_minute": 10**7}
    Plan.objects.update(executions_per_minute=10**7, **plenty)
    plans.forget()
    # The handler would end the connection that this test's transaction is open on.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield World(team, user)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    plans.forget()


@schema.parametrize()
@fuzz
def test_nobody(case: Any, world: World) -> None:
    _send(case, world, {})


@schema.parametrize()
@fuzz
def test_with_a_key(case: Any, world: World) -> None:
    _send(case, world, world.key_headers())


@schema.parametrize()
@fuzz
def test_signed_in(case: Any, world: World) -> None:
    _send(case, world, world.session_headers())


@lru_cache
def _server() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # whitenoise misses the folder of `collectstatic`
        return get_wsgi_application()


def _send(case: Any, world: World, headers: dict[str, str]) -> None:
    # Half of the calls name things that are there, so that they get past the look-up.
    if case.path_parameters and len(str(case.path_parameters)) % 2:
        case.path_parameters = world.parameters(case.path)
    with warnings.catch_warnings():
        # WSGI reads the asynchronous stream of events at once; the product serves it by ASGI.
        warnings.simplefilter("ignore", Warning)
        # The client says that it takes gzip, but never unpacks what a WSGI server sends.
        answer = case.call(headers={**headers, "Accept-Encoding": "identity"})
    case.validate_response(answer, checks=[*CHECKS, *_of_sent_data(case)])


def _of_sent_data(case: Any) -> list[Any]:
    """Bad queries and bodies must be refused; bad headers and paths were replaced by good ones."""
    case.headers.pop("Authorization", None)
    if case.meta is None:
        return []
    replaced = {ParameterLocation.PATH, ParameterLocation.HEADER, ParameterLocation.COOKIE}
    if replaced & {mutation.parameter_location for mutation in case.meta.phase.data.mutations}:
        return []  # schemathesis would look for the refusal of what was never sent
    for part in replaced:
        case.meta.components.pop(part, None)
    sent = (ParameterLocation.QUERY, ParameterLocation.BODY)
    bad = any(part.mode.is_negative for name, part in case.meta.components.items() if name in sent)
    return [checks.negative_data_rejection] if bad else []
