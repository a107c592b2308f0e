"""Stability AI's forms, its answers at once, and the job that takes longer."""

import asyncio
import base64

import pytest
from django.conf import LazySettings

from canvas.models import NodeStatus
from tests.live.graphs import node
from tests.workers.engine import start
from tests.workers.providers.conftest import KEY
from tests.workers.providers.fal_server import Answers, FalServer, png
from tests.workers.providers.jobs import ask, work
from wireflow.accounts.models import Team
from workers import assets
from workers.backends.providers import stability
from workers.backends.providers.failures import RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job

pytestmark = pytest.mark.django_db(transaction=True)
MADE = {"image": base64.b64encode(png()).decode(), "finish_reason": "SUCCESS", "seed": 7}


@pytest.fixture
def account(fal_server: FalServer, settings: LazySettings) -> Account:
    settings.PROVIDER_URLS = {"stability": fal_server.url}
    settings.PROVIDER_KEYS = {"stability": KEY}
    return Account("stability", fal_server.url, KEY)


def test_a_prompt_goes_in_as_a_form_and_a_picture_comes_back(
    fal_server: FalServer, account: Account
) -> None:
    fal_server.faults["submit"] = [Answers(body=MADE)]
    job = Job("stable-image/generate/sd3:sd3.5-large", {"prompt": "Ä lake", "seed": 3}, key="1")
    made = asyncio.run(stability.submit(account, job))
    assert made == Answer({"image": {"url": f"data:image/png;base64,{MADE['image']}"}})
    (call,) = fal_server.calls
    assert call.path == "/stable-image/generate/sd3"
    assert call.headers["content-type"].startswith("multipart/form-data")
    assert (call.headers["authorization"], call.headers["accept"]) == (
        f"Bearer {KEY}", "application/json",
    )  # fmt: skip
    for part in (b'name="prompt"\r\n\r\n\xc3\x84 lake', b'name="model"\r\n\r\nsd3.5-large'):
        assert part in call.body


def test_a_node_runs_and_pays(team: Team, fal_server: FalServer, account: Account) -> None:
    fal_server.faults["submit"] = [Answers(body=MADE)]
    execution = start(team, node("g", "generate:stable_image_core", prompt="A lake", seed=3))
    done = work(execution)
    assert (done.status, done.charged) == (NodeStatus.COMPLETED, 3)
    assert done.route == "stability:stable-image/generate/core"


def test_what_takes_longer_is_asked_after_and_fetched(
    team: Team, fal_server: FalServer, account: Account
) -> None:
    asset = assets.store(team=team, data=png(), content_type="image/png")
    fal_server.faults["submit"] = [Answers(body={"id": "4/2"})]
    fal_server.faults["result"] = [
        Answers(202, {"id": "4/2", "status": "in-progress"}),
        Answers(body=MADE),
        Answers(body=MADE),
    ]
    creative = node(
        "g", "upscale:stability_creative", image=assets.reference(asset), prompt="A lake", seed=3
    )
    execution = start(team, creative)
    assert work(execution).status == NodeStatus.WAITING
    assert ask(execution).status == NodeStatus.WAITING
    assert ask(execution).status == NodeStatus.QUEUED
    assert work(execution).status == NodeStatus.COMPLETED
    assert {call.path for call in fal_server.of("result")} == {"/results/4%2F2"}
    assert b'filename="input.png"\r\nContent-Type: image/png' in fal_server.calls[0].body


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answers(200, MADE | {"finish_reason": "CONTENT_FILTERED"}), RefusedError, "filter"),
        (
            Answers(403, {"name": "content_moderation", "errors": ["Flagged"]}),
            RefusedError,
            "refused the content: Flagged",
        ),
        (Answers(200, {"finish_reason": "SUCCESS"}), TransientError, "without a result"),
        (Answers(500, {"name": "internal", "errors": ["Oops"]}), TransientError, "Oops"),
    ],
)
def test_failures_are_told_apart(
    fal_server: FalServer, account: Account, answer: Answers, kind: type, words: str
) -> None:
    fal_server.faults["submit"] = [answer]
    job = Job("stable-image/generate/core", {"prompt": "x"}, key="1")
    with pytest.raises(kind, match=words):
        asyncio.run(stability.submit(account, job))
