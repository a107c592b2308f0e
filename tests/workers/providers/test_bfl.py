"""Black Forest Labs' documented protocol."""

import asyncio
from typing import Any

import pytest
from django.conf import LazySettings

from canvas.models import NodeStatus
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer
from wireflow.accounts.models import Team
from workers import overruling
from workers.backends.providers import bfl, bfl_dialect
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account


def _collect(fal_server: FalServer, body: Any, status: int = 200) -> Any:
    fal_server.faults["result"] = [Answers(status, body)]
    account = Account("bfl", fal_server.url, KEY)
    ticket = {"polling_url": f"{fal_server.url}/get_result?id=1"}
    return asyncio.run(bfl.collect(account, ticket)).results


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (
            {"status": "Content Moderated", "details": {"Moderation Reasons": ["Violence"]}},
            RefusedError,
            r"refused the content \(Violence\): Content Moderated",
        ),
        ({"status": "Error", "details": None}, TransientError, "failed to make it"),
        ({"status": "Task not found"}, PermanentError, "no longer knows the job"),
        ({"status": "Ready", "result": None}, TransientError, "says 'Ready'"),
        ({"status": "Asleep"}, TransientError, "says 'Asleep'"),
    ],
)
def test_what_became_of_a_job(fal_server: FalServer, body: Any, kind: type, words: str) -> None:
    with pytest.raises(kind, match=words) as caught:
        _collect(fal_server, body)
    over: Any = caught.value
    assert over.job_is_over is (body["status"] == "Error")


def test_a_job_that_is_gone_may_answer_with_404(fal_server: FalServer) -> None:
    with pytest.raises(PermanentError, match="no longer knows the job"):
        _collect(fal_server, {"detail": "Task not found"}, status=404)


def test_a_bad_field_is_named(fal_server: FalServer) -> None:
    detail = [{"loc": ["body", "width"], "msg": "Input should be at least 64", "type": "x"}]
    with pytest.raises(PermanentError, match="did not accept this: width: Input should be at"):
        _collect(fal_server, {"detail": detail}, status=422)


@pytest.mark.parametrize(
    ("address", "base", "own"),
    [
        ("https://api.eu1.bfl.ai/v1/get_result?id=1", "https://api.bfl.ai/v1", True),
        ("https://api.us.bfl.ai/v1/get_result?id=1", "https://api.eu.bfl.ai/v1", True),
        ("http://api.eu1.bfl.ai/v1/get_result?id=1", "https://api.bfl.ai/v1", False),
        ("https://api.eu1.bfl.ai:8443/v1", "https://api.bfl.ai/v1", False),
        ("https://delivery.eu1.bfl.ai/v1", "https://api.bfl.ai/v1", False),
        ("https://api.bfl.ai.evil.example/v1", "https://api.bfl.ai/v1", False),
        ("https://api.bfl.ai@evil.example/v1", "https://api.bfl.ai/v1", False),
        ("https://evilapi.bfl.ai/v1", "https://api.bfl.ai/v1", False),
        ("https://api.eu1.bfl.ai/v1", "http://127.0.0.1:9", False),
    ],
)
def test_the_key_goes_to_the_makers_own_regions_alone(address: str, base: str, own: bool) -> None:
    assert bfl_dialect.is_own(address, base) is own


@pytest.fixture
def makers_own(fal_server: FalServer, settings: LazySettings) -> FalServer:
    settings.PROVIDER_URLS = {"bfl": fal_server.url, "fal": fal_server.url}
    settings.PROVIDER_KEYS = {"bfl": KEY, "fal": KEY}
    address = f"{fal_server.url}/get_result?id=1"
    fal_server.faults["submit"] = [Answers(body={"id": "1", "polling_url": address})]
    return fal_server


@pytest.mark.django_db(transaction=True)
def test_a_picture_is_made_and_kept(team: Team, makers_own: FalServer) -> None:
    execution = drain(start(team, node("g", "generate:flux_2_pro", prompt="A sunset", seed=5)))
    waiting = run_of(execution, "g")
    assert (waiting.status, waiting.route) == (NodeStatus.WAITING, "bfl:flux-2-pro")
    sample = {"status": "Ready", "result": {"sample": f"{makers_own.url}/files/picture.png"}}
    makers_own.faults["result"] = [Answers(body=sample)]
    overruling.resume(waiting.id)
    done = run_of(drain(execution), "g")
    assert done.outputs["image"]["contentType"] == "image/png"
    (asked,) = makers_own.of("submit")
    assert (asked.path, asked.headers["x-key"]) == ("/flux-2-pro", KEY)
    assert asked.body == {
        "prompt": "A sunset",
        "width": 1024,
        "height": 768,
        "output_format": "jpeg",
        "seed": 5,
    }
    # Where the file lies is another company's server: it never sees the key.
    (fetched,) = makers_own.of("file")
    assert "x-key" not in fetched.headers


@pytest.mark.django_db(transaction=True)
def test_what_the_maker_cannot_be_told_runs_at_the_next(team: Team, makers_own: FalServer) -> None:
    makers_own.faults["submit"] = []
    asked = node("g", "generate:flux_pro_v1_1", prompt="A sunset", num_images=2)
    run = run_of(drain(start(team, asked)), "g")
    assert (run.status, run.route) == (NodeStatus.WAITING, "fal:fal-ai/flux-pro/v1.1")
    assert "only 1 can be asked for" in run.failed_routes[0]["error"]
    assert makers_own.of("submit")[0].body["num_images"] == 2
