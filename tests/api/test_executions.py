"""The seed's two calls, and what stands around them."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.models import Account
from canvas.models import Execution, NodeRun, Workflow
from wireflow.accounts.models import Team

pytestmark = pytest.mark.django_db(transaction=True)

BODY = {"triggerData": {"prompt": "A sunset over a mountain lake"}}


def _execute(api: Any, workflow: Workflow, body: Any = BODY) -> Any:
    return api("POST", f"/workflows/{workflow.id}/execute", body)


def test_execute_answers_201_with_the_contracts_body(api: Any, workflow: Workflow) -> None:
    answer = _execute(api, workflow)
    execution = Execution.objects.get()
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/workflows/executions/{execution.id}/poll"
    body = answer.json()
    run = body["executionRuns"][0]
    assert body == {
        "executionId": str(execution.id),
        "workflowId": str(workflow.id),
        "status": "RUNNING",
        "batchId": str(execution.batch_id),
        "executionRuns": [run],
        "staleDependencies": [],
    }
    assert set(run) == {
        "id", "status", "startTime", "endTime", "error", "nodeRuns", "batchId",
        "runIndexInBatch", "inputIndex",
    }  # fmt: skip


def test_execute_takes_a_graph_of_its_own(api: Any, workflow: Workflow) -> None:
    nodes = [
        {
            "id": "n1",
            "nodeType": "generate:wireflow_sketch",
            "position": {"x": 0, "y": 0},
            "data": {"label": "Image"},
        }
    ]
    assert _execute(api, workflow, {**BODY, "nodes": nodes, "edges": []}).status_code == 201
    assert NodeRun.objects.get().values["prompt"] == "A sunset over a mountain lake"


def test_poll_tells_the_whole_state(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow).json()["executionId"]
    answer = api("GET", f"/workflows/executions/{execution_id}/poll")
    body = answer.json()
    assert answer.status_code == 200
    assert (body["status"], body["phase"], body["queuePosition"]) == ("RUNNING", "queued", 1)
    assert body["credits"] == {"held": 2, "charged": 0}
    assert [(n["nodeId"], n["status"], n["phase"]) for n in body["nodeStates"]] == [
        ("prompt", "PENDING", "queued"),
        ("sketch", "PENDING", None),
        ("upscale", "PENDING", None),
        ("picture", "PENDING", None),
    ]
    assert (body["outputs"], body["finalOutput"], body["error"]) == ({}, None, None)
    assert api("GET", f"/workflows/executions/{execution_id}").json() == body


def test_a_poll_counts_those_who_wait_before_it(api: Any, workflow: Workflow) -> None:
    places = []
    for _ in range(3):
        execution_id = _execute(api, workflow, {**BODY, "force": True}).json()["executionId"]
        places.append(f"/workflows/executions/{execution_id}/poll")
    asked = [api("GET", path).json()["queuePosition"] for path in places]
    assert asked == [1, 2, 3]
    NodeRun.objects.filter(queue="inline").first().delete()  # type: ignore[union-attr]
    assert api("GET", places[2]).json()["queuePosition"] == 2


def test_a_finished_poll_carries_an_etag_and_a_running_one_does_not(
    api: Any, workflow: Workflow
) -> None:
    path = f"/workflows/executions/{_execute(api, workflow).json()['executionId']}/poll"
    assert "ETag" not in api("GET", path)
    api("POST", path.replace("/poll", "/cancel"))
    etag = api("GET", path)["ETag"]
    again = api("GET", path, None, **{"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_cancel_gives_the_credits_back_and_says_409_the_second_time(
    api: Any, workflow: Workflow, team: Team
) -> None:
    path = f"/workflows/executions/{_execute(api, workflow).json()['executionId']}/cancel"
    assert api("POST", path).status_code == 202
    account = Account.objects.get(team=team)
    assert (account.balance, account.held) == (1_000_000, 0)
    second = api("POST", path)
    assert (second.status_code, second.json()["code"]) == (409, "conflict")


def test_too_few_credits_say_what_is_missing_node_by_node(
    api: Any, workflow: Workflow, team: Team
) -> None:
    Account.objects.filter(team=team).update(balance=1_000)
    answer = _execute(api, workflow)
    body = answer.json()
    assert answer.status_code == 402
    assert body["error"] == "Insufficient credits. Required: 2, Available: 1"
    assert (body["insufficientCredits"], body["requiredCredits"], body["availableCredits"]) == (
        True, 2, 1,
    )  # fmt: skip
    assert body["breakdown"] == [
        {
            "nodeId": "sketch",
            "nodeLabel": "Generate image",
            "nodeType": "generate:wireflow_sketch",
            "credits": 1,
        },
        {
            "nodeId": "upscale",
            "nodeLabel": "Upscale",
            "nodeType": "upscale:real_esrgan",
            "credits": 1,
        },
    ]
    assert Execution.objects.count() == 0


def test_the_list_is_filtered_and_paged(api: Any, workflow: Workflow) -> None:
    ids = [_execute(api, workflow).json()["executionId"] for _ in range(3)]
    first = api("GET", f"/workflows/executions?workflowId={workflow.id}&limit=2").json()
    assert [item["executionId"] for item in first["data"]] == ids[:0:-1]
    rest = api("GET", f"/workflows/executions?limit=2&cursor={first['nextCursor']}").json()
    assert [item["executionId"] for item in rest["data"]] == ids[:1]
    assert api("GET", "/workflows/executions?status=FAILED").json()["data"] == []
    assert api("GET", "/workflows/executions?status=LOST").status_code == 400


def test_an_estimate_names_the_price_and_starts_nothing(api: Any, workflow: Workflow) -> None:
    data = api("POST", f"/workflows/{workflow.id}/estimate").json()["data"]
    assert (data["estimatedCredits"], data["availableCredits"], data["sufficient"]) == (
        2, 1_000, True,
    )  # fmt: skip
    assert [line["nodeId"] for line in data["breakdown"]] == [
        "prompt", "sketch", "upscale", "picture",
    ]  # fmt: skip
    assert Execution.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"nodes": []}, 400),
        ({"edges": []}, 400),
        ({"nodes": {}, "edges": []}, 400),
        ({"nodes": [1], "edges": []}, 400),
        ({"triggerData": []}, 400),
        ({"force": "yes"}, 400),
        ({"metadata": 3}, 400),
        ({"targetNodeId": 7}, 400),
        ({"targetNodeId": "nowhere"}, 422),
        ('{"triggerData": {"prompt": 1e999}}', 400),
        ("[" * 100_000, 400),
        ('{"a": "' + "x" * 3_000_000 + '"}', 413),
    ],
)
def test_bad_input_is_refused_in_json_and_leaves_nothing(
    api: Any, workflow: Workflow, body: Any, status: int
) -> None:
    answer = _execute(api, workflow, body)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert set(answer.json()) >= {"error", "code", "requestId"}
    assert Execution.objects.count() == 0


def test_a_misspelt_node_type_is_met_with_what_was_meant(api: Any, workflow: Workflow) -> None:
    nodes = [{"id": "a", "data": {"nodeType": "generate:wireflow_skech", "label": "x"}}]
    body = _execute(api, workflow, {"nodes": nodes, "edges": []}).json()
    assert body["violations"][0]["rule"] == "unknown_node_type"
    assert "generate:wireflow_sketch" in body["violations"][0]["fix"]


def _queries(action: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    # BEGIN and COMMIT of the test client's own transactions are counted by the driver as well.
    return len(
        [q for q in captured.captured_queries if not q["sql"].startswith(("BEGIN", "COMMIT"))]
    )


def test_poll_and_execute_need_few_queries(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow).json()["executionId"]
    assert _queries(lambda: api("GET", f"/workflows/executions/{execution_id}/poll")) == 2
    assert _queries(lambda: _execute(api, workflow)) <= 12
    big = {"nodes": [_text(number) for number in range(100)], "edges": []}
    assert _queries(lambda: _execute(api, workflow, big)) <= 12


def _text(number: int) -> dict[str, Any]:
    return {
        "id": f"n{number}",
        "data": {"nodeType": "input:text", "config": {"prompt": f"line {number}"}},
    }


def test_an_unknown_execution_is_a_404_in_json(api: Any) -> None:
    answer = api("GET", f"/workflows/executions/{uuid.uuid4()}/poll")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
