"""Google's films: an operation, what it made, and what was held back."""

import asyncio
from typing import Any

import pytest
from django.conf import LazySettings

from canvas.models import ExecutionStatus, NodeStatus
from canvas.nodes.ports import PortType
from tests.canvas.nodes.utilities.recordings import film
from tests.live.graphs import node
from tests.workers.engine import start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer
from tests.workers.providers.jobs import ask, work
from wireflow.accounts.models import Team
from workers.backends.providers import files, google
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Job

NAME = "models/veo-3.1-generate-preview/operations/abc123"
TICKET = {"operation": NAME}
PICTURE = {"bytesBase64Encoded": "eA==", "mimeType": "image/png"}


def _done(**answer: Any) -> Answers:
    return Answers(body={"name": NAME, "done": True, "response": {"generateVideoResponse": answer}})


def _account(fal_server: FalServer) -> Account:
    return Account("google", fal_server.url, KEY)


@pytest.mark.django_db(transaction=True)
def test_a_film_is_asked_for_waited_for_and_fetched_with_the_key(
    team: Team, fal_server: FalServer, settings: LazySettings
) -> None:
    settings.PROVIDER_URLS = {"google": fal_server.url}
    settings.PROVIDER_KEYS = {"google": KEY}
    fal_server.files["film.mp4"] = ("video/mp4", film([40, 90, 140]).data)
    fal_server.faults["submit"] = [Answers(body={"name": NAME})]
    place = {"uri": f"{fal_server.url}/files/film.mp4"}
    made = _done(generatedSamples=[{"video": place}])
    fal_server.faults["result"] = [Answers(body={"name": NAME}), made, made]
    execution = start(
        team,
        node(
            "g", "video:veo_3_1", prompt="A wave", negative_prompt="people", duration="6s", seed=5
        ),
    )
    assert work(execution).status == NodeStatus.WAITING
    assert ask(execution).status == NodeStatus.WAITING
    ask(execution)
    done = work(execution)
    assert (execution.status, done.route) == (
        ExecutionStatus.COMPLETED,
        "google:veo-3.1-generate-preview",
    )
    assert done.outputs["video"]["contentType"] == "video/mp4"
    assert {call.headers["x-goog-api-key"] for call in fal_server.calls} == {KEY}
    (call,) = fal_server.of("submit")
    assert call.path == "/models/veo-3.1-generate-preview:predictLongRunning"
    assert call.body == {
        "instances": [{"prompt": "A wave"}],
        "parameters": {
            "negativePrompt": "people",
            "aspectRatio": "16:9",
            "resolution": "720p",
            "durationSeconds": 6,
            "seed": 5,
        },
    }


def test_pictures_go_along_where_they_belong(fal_server: FalServer) -> None:
    fal_server.faults["submit"] = [Answers(body={"name": NAME})] * 2
    shown = "data:image/png;base64,eA=="
    for values in (
        {"image": shown, "end_image": shown, "aspect_ratio": "auto"},
        {"images": [shown], "duration": "8s"},
    ):
        job = Job("veo-3.1-generate-preview", {"prompt": "p"} | values, key="1")
        assert asyncio.run(google.submit(_account(fal_server), job)) == TICKET
    first, second = (call.body for call in fal_server.of("submit"))
    assert first["instances"] == [{"prompt": "p", "image": PICTURE, "lastFrame": PICTURE}]
    assert first["parameters"] == {}
    [shown_in] = second["instances"]
    assert shown_in["referenceImages"] == [{"image": PICTURE, "referenceType": "asset"}]


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (_done(raiMediaFilteredReasons=["Children"]), RefusedError, "refused the content: Child"),
        (_done(raiMediaFilteredCount=1), RefusedError, "does not say why"),
        (_done(), TransientError, "no film"),
        (_done(generatedSamples=[{"video": "?"}, 1]), TransientError, "no film"),
        (
            Answers(body={"done": True, "error": {"code": 3, "message": "Bad picture"}}),
            PermanentError,
            "did not accept this: Bad picture",
        ),
        (
            Answers(body={"done": True, "error": {"code": 13, "message": "Internal"}}),
            TransientError,
            "failed to make it: Internal",
        ),
    ],
)
def test_an_operation_without_a_film_says_why(
    fal_server: FalServer, answer: Answers, kind: type[Exception], words: str
) -> None:
    fal_server.faults["result"] = [answer]
    with pytest.raises(kind, match=words) as caught:
        asyncio.run(google.collect(_account(fal_server), TICKET))
    assert type(caught.value) is kind


def test_the_key_is_told_to_no_other_server_that_holds_the_film(fal_server: FalServer) -> None:
    elsewhere = "https://storage.example/film.mp4"
    fal_server.faults["result"] = [_done(generatedSamples=[{"video": {"uri": elsewhere}}])]
    made = asyncio.run(google.collect(_account(fal_server), TICKET)).results
    assert made == {"videos": [{"url": elsewhere}]}


@pytest.mark.parametrize("name", ["", "../files/1", "models/x/operations/1?a=b", "operations/1"])
def test_a_job_that_is_none_of_google_s_is_not_asked_after(
    fal_server: FalServer, name: str
) -> None:
    with pytest.raises(PermanentError, match="not on its own server"):
        asyncio.run(google.poll(_account(fal_server), {"operation": name}))
    assert fal_server.calls == []


def test_a_film_that_is_not_there_yet_is_fetched_again(fal_server: FalServer) -> None:
    place = {"uri": f"{fal_server.url}/files/film.mp4"}
    fal_server.faults["result"] = [_done(generatedSamples=[{"video": place}])]
    fal_server.faults["file"] = [Answers(503, {})]
    with pytest.raises(TransientError, match="status 503"):
        asyncio.run(google.collect(_account(fal_server), TICKET))


def test_a_film_that_is_too_large_is_not_asked_for_again(
    fal_server: FalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fal_server.files["film.mp4"] = ("video/mp4", b"much too large")
    place = {"uri": f"{fal_server.url}/files/film.mp4"}
    fal_server.faults["result"] = [_done(generatedSamples=[{"video": place}])]
    monkeypatch.setitem(files.MOST_BYTES, PortType.VIDEO, 1)
    with pytest.raises(PermanentError, match=r"^Google's film was not fetched: ") as caught:
        asyncio.run(google.collect(_account(fal_server), TICKET))
    assert caught.value.code == "bad_result"
