"""The plans' limits, on a real valkey: who may call how often, and what the headers say."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from api import keys, throttling
from api.patience import Patience
from billing import plans
from billing.models import DailyCount, Plan
from canvas.models import Execution, Workflow
from tests.api.conftest import caller
from tests.services import valkey
from tests.services.valkey import Server
from wireflow.accounts.models import Team, User

pytestmark = pytest.mark.django_db(transaction=True)

NODE = {"id": "n1", "data": {"nodeType": "input:text", "config": {"prompt": "x"}}}
GRAPH = {"nodes": [NODE], "edges": []}
PLANS = ["free", "starter", "pro", "enterprise"]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with valkey.running() as started:
        yield started


@pytest.fixture(autouse=True)
def _counters(server: Server, settings: LazySettings) -> None:
    settings.RATE_LIMIT_STORAGE = f"redis+{server.url}"
    settings.REDIS_URL = server.url
    plans.forget()


def _join(team: Team, plan: str) -> None:
    Team.objects.filter(id=team.id).update(plan=plan)
    team.plan = plan


def _execute(api: Any, workflow: Workflow) -> Any:
    return api("POST", f"/workflows/{workflow.id}/execute", GRAPH)


@pytest.mark.parametrize(("plan", "most"), [("free", 10), ("starter", 20), ("pro", 60)])
def test_a_plan_allows_its_requests_a_minute(api: Any, team: Team, plan: str, most: int) -> None:
    _join(team, plan)
    answers = [api("GET", "/nodes/input:text") for _ in range(most + 1)]
    assert [answer.status_code for answer in answers] == [200] * most + [429]
    left = [int(answer["X-RateLimit-Remaining"]) for answer in answers]
    assert left == [*range(most - 1, -1, -1), 0]
    assert {answer["X-RateLimit-Limit"] for answer in answers} == {str(most)}
    refused = answers[-1]
    body = refused.json()
    assert (body["limit"], body["code"]) == ("requestsPerMinute", "rate_limited")
    assert 1 <= int(refused["Retry-After"]) == body["retryAfter"] <= 61
    assert abs(int(refused["X-RateLimit-Reset"]) - time.time() - body["retryAfter"]) <= 2


@pytest.mark.parametrize("plan", PLANS)
def test_the_eleventh_execution_in_a_minute_is_refused_on_every_plan(
    api: Any, workflow: Workflow, team: Team, plan: str
) -> None:
    _join(team, plan)
    answers = [_execute(api, workflow) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [201] * 10 + [429]
    assert answers[9]["X-RateLimit-Remaining"] == "0"
    refused = answers[-1]
    assert (refused["X-RateLimit-Limit"], refused["X-RateLimit-Remaining"]) == ("10", "0")
    assert refused.json()["limit"] == (
        "requestsPerMinute" if plan == "free" else "executionsPerMinute"
    )
    assert int(refused["Retry-After"]) >= 1
    assert Execution.objects.count() == 10


def test_a_free_caller_who_polls_as_advised_is_never_limited(
    api: Any, workflow: Workflow, team: Team
) -> None:
    _join(team, "free")
    execution_id = _execute(api, workflow).json()["executionId"]
    pause, clock, polls = 1.0, 0.0, 0
    while clock < 60:
        answer = api("GET", f"/workflows/executions/{execution_id}/poll")
        assert answer.status_code == 200
        polls, clock, pause = polls + 1, clock + pause, min(pause * 1.5, 10.0)
    assert polls == 10
    assert answer["X-RateLimit-Limit"] == "60"
    assert int(answer["X-RateLimit-Remaining"]) == 60 - polls


@pytest.mark.parametrize(("plan", "most"), [("free", 50), ("starter", 200), ("pro", 1_000)])
def test_the_days_executions_are_counted_in_the_database(
    api: Any, workflow: Workflow, team: Team, plan: str, most: int
) -> None:
    _join(team, plan)
    assert _execute(api, workflow).status_code == 201
    DailyCount.objects.filter(team=team).update(executions=most)
    # A flushed counter gives nothing back, and neither does a deleted execution.
    Execution.objects.all().delete()
    refused = _execute(api, workflow)
    assert (refused.status_code, refused.json()["limit"]) == (429, "executionsPerDay")
    assert (refused["X-RateLimit-Limit"], refused["X-RateLimit-Remaining"]) == (str(most), "0")
    assert refused.json()["retryAfter"] <= 86_401
    assert Execution.objects.count() == 0


def test_enterprise_has_no_day(api: Any, workflow: Workflow, team: Team) -> None:
    _join(team, "enterprise")
    _execute(api, workflow)
    DailyCount.objects.update(executions=1_000_000)
    assert _execute(api, workflow).status_code == 201


def test_the_day_turns_at_midnight_utc(team: Team, workflow: Workflow, api: Any) -> None:
    _join(team, "free")
    with time_machine.travel("2026-03-01T23:59:00Z", tick=False):
        assert _execute(api, workflow).status_code == 201
        DailyCount.objects.update(executions=50)
        refused = _execute(api, workflow)
        assert (refused.status_code, refused["Retry-After"]) == (429, "61")
    with time_machine.travel("2026-03-02T00:00:01Z", tick=False):
        assert _execute(api, workflow).status_code == 201


def test_one_teams_calls_do_not_use_up_anothers(api: Any, team: Team, user: User) -> None:
    _join(team, "free")
    other = Team.objects.create(name="Elsewhere", plan="free")
    _, key = keys.make(team=other, user=user, name="k", scopes=keys.SCOPES, days=None)
    for _ in range(10):
        api("GET", "/nodes/input:text")
    assert api("GET", "/nodes/input:text").status_code == 429
    assert caller(key)("GET", "/nodes/input:text").status_code == 200


def test_an_operators_number_counts(api: Any, team: Team) -> None:
    _join(team, "free")
    Plan.objects.filter(slug="free").update(requests_per_minute=3)
    plans.forget()
    assert [api("GET", "/nodes/input:text").status_code for _ in range(4)] == [200] * 3 + [429]


def test_every_answer_says_what_is_left(api: Any, team: Team) -> None:
    _join(team, "pro")
    for path, status in (("/workflows/nothing", 404), ("/workflows?limit=0", 400)):
        answer = api("GET", path)
        assert (answer.status_code, answer["X-RateLimit-Limit"]) == (status, "60")
    assert api("GET", "/keys").status_code == 403
    assert api("GET", "/keys")["X-RateLimit-Remaining"] == "56"


def test_keys_cannot_be_guessed_for_long() -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    answers = [client.get("/api/v1/nodes") for _ in range(61)]
    assert [answer.status_code for answer in answers] == [401] * 60 + [429]
    assert answers[-1]["Retry-After"]


def test_while_the_counters_are_away_reads_go_on_and_executions_are_counted_by_rows(
    api: Any, workflow: Workflow, team: Team, settings: LazySettings, tmp_path: Any
) -> None:
    _join(team, "free")
    settings.RATE_LIMIT_STORAGE = f"redis+unix://{tmp_path}/gone.sock"
    reads = [api("GET", "/nodes/input:text") for _ in range(15)]
    assert {answer.status_code for answer in reads} == {200}
    answers = [_execute(api, workflow) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [201] * 10 + [429]
    assert answers[-1].json()["limit"] == "executionsPerMinute"


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    # A pause that one test began must not reach into the next.
    fresh = Patience("rate limits are not counted", throttling.StorageError)
    monkeypatch.setattr(throttling, "_counters", fresh)
