"""A service and a model that exist only in the admin: asked, paid, shown, switched off."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from canvas.errors import InvalidGraphError
from canvas.models import ExecutionStatus, NodeStatus
from canvas.nodes import registry
from tests.live.graphs import node
from tests.workers.engine import drain, run_of, start
from tests.workers.providers.fal_server import Answers, FalServer
from tests.workers.providers.jobs import ask, work
from wireflow.accounts.models import Team, User
from workers import availability, overlay
from workers.backends.providers import keyring
from workers.models import CatalogueEntry, HttpService, SwitchedOff

pytestmark = pytest.mark.django_db(transaction=True)
PAINTER = "generate:acme_painter"
MODEL = {
    "node_type": PAINTER,
    "is_enabled": "on",
    "name": "Acme Painter",
    "maker": "Acme",
    "task": "text-to-image",
    "description": "Paints.",
    "credits": "4",
    "unit": "run",
    "routes": "http.acme:painter-2",
    "inputs": "prompt\nseed",
    "more": json.dumps(
        {"requests": {"http.acme": {"fields": {"prompt": "text"}, "outputs": {"image": "url"}}}}
    ),
}


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    registry.install([])
    overlay._state.update(seen=(), patterns=())


@pytest.fixture
def operator(user: User) -> Client:
    User.objects.filter(id=user.id).update(is_staff=True, is_superuser=True)
    browser = Client()
    browser.force_login(User.objects.get(id=user.id))
    return browser


@pytest.fixture
def described(operator: Client, fal_server: FalServer, settings: LazySettings) -> FalServer:
    """The service, filled into the admin's form, and the model beside it."""
    service = {
        "slug": "acme",
        "name": "Acme",
        "is_enabled": "on",
        "submit_url": f"{fal_server.url}/paint/{{model}}",
        "auth_header": "X-Key",
        "auth_prefix": "",
        "key": "acme-secret-0123",
        "body": '{"model": "$model", "args": "$input"}',
        "job_id": "job.id",
        "status_url": f"{fal_server.url}/jobs/{{id}}",
        "state": "job.state",
        "done": "done",
        "failed": "broken",
        "error": "job.why",
        "refused": "policy",
        "results_url": "",
        "results": "job.made",
        "cancel_url": "",
    }
    for page, form in (("httpservice", service), ("catalogueentry", MODEL)):
        answer = operator.post(f"/admin/workers/{page}/add/", form)
        assert answer.status_code == 302, answer.context["errors"]
    overlay.refresh()
    return fal_server


def paint(team: Team) -> Any:
    return start(team, node("g", PAINTER, prompt="A sunset", seed=3))


def test_a_model_of_the_admin_runs_on_a_service_of_the_admin(
    team: Team, described: FalServer
) -> None:
    picture = f"{described.url}/files/picture.png"
    described.faults["submit"] = [Answers(body={"job": {"id": "a/7"}})]
    described.faults["result"] = [
        Answers(body={"job": {"state": "at it"}}),
        Answers(body={"job": {"state": "done"}}),
        Answers(body={"job": {"state": "done", "made": {"url": picture}}}),
    ]
    execution = paint(team)
    assert work(execution).status == NodeStatus.WAITING
    assert ask(execution).status == NodeStatus.WAITING
    assert ask(execution).status == NodeStatus.QUEUED
    done = work(execution)
    assert (done.status, done.charged, done.route) == (
        NodeStatus.COMPLETED, 4, "http.acme:painter-2",
    )  # fmt: skip
    assert done.outputs["image"]["contentType"] == "image/png"
    sent, *asked = described.calls
    assert sent.path == "/paint/painter-2"
    assert sent.body == {"model": "painter-2", "args": {"text": "A sunset", "seed": 3}}
    assert [call.headers["x-key"] for call in (sent, *asked[:3])] == ["acme-secret-0123"] * 4
    assert asked[0].path == "/jobs/a%2F7"


def test_what_the_service_says_of_a_failure_is_told(team: Team, described: FalServer) -> None:
    described.faults["submit"] = [Answers(body={"job": {"id": 7}})]
    broken = Answers(body={"job": {"state": "broken", "why": "Out of paint"}})
    described.faults["result"] = [broken, broken]
    execution = paint(team)
    work(execution)
    ask(execution)
    work(execution)
    assert (execution.status, run_of(execution, "g").charged) == (ExecutionStatus.FAILED, 0)
    assert "Acme failed to make it: Out of paint" in execution.error


def test_a_service_without_an_address_to_ask_at_answers_at_once(
    team: Team, described: FalServer
) -> None:
    HttpService.objects.update(status_url="", results="")
    described.faults["submit"] = [Answers(body={"url": f"{described.url}/files/picture.png"})]
    assert drain(paint(team)).status == ExecutionStatus.COMPLETED


def test_the_model_is_offered_while_its_service_is_there(team: Team, described: FalServer) -> None:
    model = registry.registry().get(PAINTER)
    assert model is not None
    assert availability.of(model, keyring.of(team.id)) == "ready"
    HttpService.objects.update(is_enabled=False)
    ring = keyring.of(team.id)
    assert availability.of(model, ring) == "needs_key"
    assert "needs the service “acme”" in availability.explain(model, ring)
    CatalogueEntry.objects.get().delete()
    overlay.refresh()
    assert registry.registry().get(PAINTER) is None


def test_a_change_in_the_admin_reaches_the_list_of_node_types(
    team: Team, operator: Client, described: FalServer
) -> None:
    def listed() -> Any:
        nodes = operator.get("/api/v1/nodes").json()["nodes"]
        return next((one["label"] for one in nodes if one["nodeType"] == PAINTER), None)

    assert listed() == "Acme Painter"
    entry = CatalogueEntry.objects.get()
    form = MODEL | {"name": "Acme Painter Two"}
    operator.post(f"/admin/workers/catalogueentry/{entry.pk}/change/", form)
    overlay.refresh()
    assert listed() == "Acme Painter Two"


def test_what_is_switched_off_in_the_admin_does_not_run(team: Team, described: FalServer) -> None:
    SwitchedOff.objects.create(pattern="generate:acme_*")
    overlay.refresh()
    with pytest.raises(InvalidGraphError, match="switched off"):
        paint(team)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"node_type": "generate:flux_2_pro"}, "is a node type of this installation"),
        ({"node_type": "Painter"}, "Enter a valid value"),
        ({"inputs": "prompt\nhue"}, "has no [&#x27;hue&#x27;]"),
        ({"routes": "acme:painter"}, "No provider has the route acme:painter"),
        ({"more": '{"speed": 1}'}, "unknown [&#x27;speed&#x27;]"),
        ({"more": '{"params": {"seed": {"default": -1}}}'}, "The default of seed must be"),
        ({"more": '{"requests": {"http.acme": {"hue": 1}}}'}, "unexpected keyword argument"),
    ],
)
def test_a_form_that_the_catalogue_would_refuse_is_refused_in_words(
    operator: Client, change: dict[str, str], words: str
) -> None:
    answer = operator.post("/admin/workers/catalogueentry/add/", MODEL | change)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not CatalogueEntry.objects.exists()


def test_the_key_of_a_service_is_not_shown_and_stays_when_left_empty(
    operator: Client, described: FalServer
) -> None:
    row = HttpService.objects.get()
    page = f"/admin/workers/httpservice/{row.pk}/change/"
    shown = operator.get(page)
    assert b"acme-secret" not in shown.content
    assert b"acme-secret" not in row.secret.encode()
    form = {name: value for name, value in shown.context["adminform"].form.initial.items() if value}
    form["body"] = '"$input"'
    assert operator.post(page, form).status_code == 302
    assert HttpService.objects.get().secret == row.secret
