"""The same call twice happens once, whatever comes between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import close_old_connections, connection
from django.test import Client
from django.utils import timezone

from api import keys
from api.models import IdempotentCall
from billing.models import Account, Hold
from canvas.models import Asset, Execution, Workflow
from tests.api.conftest import caller
from tests.workers.engine import png_bytes
from wireflow.accounts.models import Team, User

pytestmark = pytest.mark.django_db(transaction=True)

BODY = {"triggerData": {"prompt": "A sunset over a mountain lake"}}
KEY = {"Idempotency-Key": "order-1042"}


def _execute(api: Any, workflow: Workflow, body: Any = BODY, **headers: str) -> Any:
    return api("POST", f"/workflows/{workflow.id}/execute", body, **(headers or KEY))


def test_the_second_call_repeats_the_first_answer(api: Any, workflow: Workflow) -> None:
    first, second = _execute(api, workflow), _execute(api, workflow)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second["Location"] == first["Location"]
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert Execution.objects.count() == 1


def test_the_order_of_keys_in_the_body_does_not_matter(api: Any, workflow: Workflow) -> None:
    _execute(api, workflow, '{"force": false, "metadata": {"a": 1, "b": 2}}')
    again = _execute(api, workflow, '{"metadata": {"b": 2, "a": 1}, "force": false}')
    assert again["Idempotent-Replayed"] == "true"


def test_another_body_is_refused(api: Any, workflow: Workflow) -> None:
    _execute(api, workflow)
    answer = _execute(api, workflow, {"triggerData": {"prompt": "Another"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert Execution.objects.count() == 1


def test_another_path_another_key_and_another_team_are_new(
    api: Any, workflow: Workflow, team: Team, user: User
) -> None:
    _execute(api, workflow)
    other_path = api("POST", f"/workflows/{workflow.id}/run", {"inputs": {}}, **KEY)
    assert "Idempotent-Replayed" not in other_path
    _, second_key = keys.make(team=team, user=user, name="k", scopes=keys.SCOPES, days=None)
    assert "Idempotent-Replayed" not in _execute(caller(second_key), workflow)
    assert Execution.objects.count() == 3


def test_only_successes_are_kept(api: Any, workflow: Workflow, team: Team) -> None:
    Account.objects.filter(team=team).update(balance=0)
    assert _execute(api, workflow).status_code == 402
    assert (IdempotentCall.objects.count(), Execution.objects.count()) == (0, 0)
    Account.objects.filter(team=team).update(balance=10_000)
    assert _execute(api, workflow).status_code == 201


def test_after_24_hours_the_key_is_new(api: Any, workflow: Workflow) -> None:
    first = _execute(api, workflow)
    IdempotentCall.objects.update(created_at=timezone.now() - timedelta(hours=23, minutes=59))
    assert _execute(api, workflow)["Idempotent-Replayed"] == "true"
    IdempotentCall.objects.update(created_at=timezone.now() - timedelta(hours=24))
    assert _execute(api, workflow).json()["executionId"] != first.json()["executionId"]


@pytest.mark.parametrize("text", ["", "x" * 256, "naïve"])
def test_a_key_that_is_none_is_refused(api: Any, workflow: Workflow, text: str) -> None:
    answer = _execute(api, workflow, **{"Idempotency-Key": text})
    assert (answer.status_code, answer.json()["field"]) == (400, "Idempotency-Key")


def test_a_replay_uses_nothing_up(api: Any, workflow: Workflow) -> None:
    _execute(api, workflow)
    before = api("GET", "/developer/usage").json()["data"]
    for _ in range(5):
        assert _execute(api, workflow).status_code == 201
    after = api("GET", "/developer/usage").json()["data"]
    assert after["minute"]["requests"] == before["minute"]["requests"] + 1  # asking for the usage
    assert after["minute"]["executions"] == before["minute"]["executions"] == 1
    assert after["today"] == {"executions": 1}


def test_thirty_at_once_make_one_execution_and_29_replays(
    api: Any, workflow: Workflow, team: Team
) -> None:
    def call(_: int) -> Any:
        try:
            return _execute(api, workflow)
        finally:
            connection.close()

    Team.objects.update(plan="free")
    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(call, range(30)))
    close_old_connections()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["executionId"] for answer in answers}) == 1
    assert sum("Idempotent-Replayed" in answer for answer in answers) == 29
    assert (Execution.objects.count(), Hold.objects.count()) == (1, 1)
    assert Account.objects.get(team=team).held == 2_000


def test_a_first_call_that_is_still_running_is_a_409(key: str, team: Team) -> None:
    upload = _upload(key)
    assert upload.status_code == 201
    IdempotentCall.objects.update(status=0)
    again = _upload(key)
    assert (again.status_code, again.json()["code"]) == (409, "idempotent_call_in_flight")
    IdempotentCall.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    assert _upload(key).status_code == 201
    assert Asset.objects.count() == 2


def test_an_upload_that_failed_frees_its_key(key: str) -> None:
    assert _upload(key, b"no picture").status_code == 415
    assert _upload(key).status_code == 201
    assert _upload(key)["Idempotent-Replayed"] == "true"


def _upload(key: str, content: bytes = b"") -> Any:
    boundary = "wireflow"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n'
        "Content-Type: image/png\r\n\r\n"
    ).encode()
    return Client(raise_request_exception=False).generic(
        "POST",
        "/api/v1/media/upload",
        body + (content or png_bytes()) + f"\r\n--{boundary}--\r\n".encode(),
        content_type=f"multipart/form-data; boundary={boundary}",
        headers={"Authorization": f"Bearer {key}", **KEY},
    )
