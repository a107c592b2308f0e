"""The list of runs: what a line says, what narrows it, and how few queries it takes."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api import keys
from canvas.models import (
    Asset,
    Execution,
    ExecutionStatus,
    NodeRun,
    NodeStatus,
    RunCounter,
    Workflow,
)
from tests.api.conftest import caller
from wireflow.accounts.models import Membership, Role, Team, User

pytestmark = pytest.mark.django_db(transaction=True)

SUNSET = "A sunset over a mountain lake"


def _execute(api: Any, workflow: Workflow, prompt: str = SUNSET, **more: Any) -> str:
    body = {"triggerData": {"prompt": prompt}, **more}
    answer = api("POST", f"/workflows/{workflow.id}/execute", body)
    assert answer.status_code == 201, answer.content
    return str(answer.json()["executionId"])


def _listed(api: Any, query: str = "") -> list[dict[str, Any]]:
    answer = api("GET", f"/workflows/executions{query}")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["data"])


def _ids(api: Any, query: str) -> list[str]:
    return [item["executionId"] for item in _listed(api, query)]


def _end(execution_id: str, status: ExecutionStatus, seconds: float = 3) -> None:
    """As the workers leave one behind."""
    start = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    end = start + timedelta(seconds=seconds)
    execution = Execution.objects.get(id=execution_id)
    asset = Asset.objects.create(
        team=execution.team, storage_name="a1", sha256="0" * 64, content_type="image/png", bytes=1
    )
    made = {"image": {"assetId": str(asset.id), "contentType": asset.content_type}}
    Execution.objects.filter(id=execution_id).update(
        status=status, error="Upscale: too large", started_at=start, completed_at=end
    )
    runs = NodeRun.objects.filter(execution_id=execution_id)
    runs.update(status=NodeStatus.COMPLETED, started_at=start, completed_at=end)
    runs.filter(node_id__in=["upscale", "picture"]).update(outputs=made)
    runs.filter(node_id="sketch").update(charged=1)


def _browser(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def test_a_line_says_what_started_it_and_where_the_time_went(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow)
    _end(execution_id, ExecutionStatus.COMPLETED)
    item = _listed(api)[0]
    assert (item["number"], item["prompt"], item["version"]) == (1, SUNSET, 1)
    assert item["source"] == {"kind": "api", "name": "tests"}
    assert (item["retryOf"], item["workflowName"], item["cached"]) == (None, "Mountain lake", False)
    assert [(one["nodeId"], one["type"]) for one in item["outputs"]] == [("picture", "image")]
    assert [(one["nodeId"], one["status"], one["seconds"]) for one in item["segments"]] == [
        ("prompt", "COMPLETED", 3.0),
        ("sketch", "COMPLETED", 3.0),
        ("upscale", "COMPLETED", 3.0),
        ("picture", "COMPLETED", 3.0),
    ]
    assert item["requestId"]


def test_a_person_on_the_canvas_is_named_and_an_edited_graph_has_no_version(
    api: Any, workflow: Workflow, user: User
) -> None:
    body = {"nodes": [*workflow.nodes[:1]], "edges": []}
    path = f"/api/v1/workflows/{workflow.id}/execute"
    answer = _browser(user).post(path, body, content_type="application/json")
    assert answer.status_code == 201
    item = _listed(api)[0]
    assert item["source"] == {"kind": "canvas", "name": "Ada"}
    assert item["version"] is None


def test_a_webhook_and_a_retry_say_so(api: Any, workflow: Workflow) -> None:
    hook = api("POST", f"/workflows/{workflow.id}/publish").json()["data"]["webhookId"]
    assert Client().post(
        f"/api/v1/workflow/{hook}/trigger", {"prompt": SUNSET}, content_type="application/json"
    )
    first = _listed(api)[0]
    assert (first["source"], first["version"]) == ({"kind": "webhook", "name": ""}, 1)
    _end(first["executionId"], ExecutionStatus.FAILED)
    assert api("POST", f"/workflows/executions/{first['executionId']}/retry").status_code == 201
    retry = _listed(api, "?source=retry")
    assert [item["retryOf"] for item in retry] == [
        {"executionId": first["executionId"], "number": 1}
    ]
    assert (retry[0]["number"], retry[0]["version"], retry[0]["prompt"]) == (2, 1, SUNSET)


def test_numbers_count_a_teams_runs_and_refused_ones_take_none(
    api: Any, workflow: Workflow
) -> None:
    RunCounter.objects.create(team=Team.objects.create(name="Elsewhere"), last=40)
    _execute(api, workflow)
    refused = api("POST", f"/workflows/{workflow.id}/execute", {"targetNodeId": "nowhere"})
    assert refused.status_code == 422
    _execute(api, workflow)
    assert [item["number"] for item in _listed(api)] == [2, 1]


def test_the_list_is_narrowed_by_text_state_source_and_day(api: Any, workflow: Workflow) -> None:
    lake, sea = _execute(api, workflow), _execute(api, workflow, "A calm sea at dawn")
    _end(sea, ExecutionStatus.FAILED)
    assert _ids(api, "?text=calm%20SEA") == [sea]
    assert _ids(api, "?text=too%20large") == [sea]
    assert _ids(api, "?text=run%201") == [lake]
    assert _ids(api, "?text=mountain") == [sea, lake]  # the workflow's name
    assert _ids(api, "?status=FAILED") == [sea]
    assert _ids(api, "?source=canvas") == []
    assert _ids(api, "?source=api&text=sunset") == [lake]
    day = datetime.now(UTC).replace(microsecond=0)
    before, after = day - timedelta(hours=1), day + timedelta(hours=1)
    assert _ids(api, f"?since={before:%Y-%m-%dT%H:%M:%SZ}") == [sea, lake]
    assert _ids(api, f"?until={before:%Y-%m-%dT%H:%M:%SZ}") == []
    assert _ids(api, f"?since={after:%Y-%m-%dT%H:%M:%SZ}") == []
    assert api("GET", "/workflows/executions?since=yesterday").status_code == 400
    assert api("GET", "/workflows/executions?source=cron").status_code == 400


def test_all_from_the_cache_is_called_cached(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow)
    _end(execution_id, ExecutionStatus.COMPLETED)
    runs = NodeRun.objects.filter(execution_id=execution_id)
    runs.filter(node_id="sketch").update(cached_from=execution_id)
    assert _listed(api)[0]["cached"] is False
    runs.filter(node_id="upscale").update(cached_from=execution_id)
    item = _listed(api)[0]
    assert (item["cached"], item["segments"][1]["seconds"]) == (True, 0)


def _queries(action: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured.captured_queries)


def test_the_list_takes_three_queries_however_long_it_is(api: Any, workflow: Workflow) -> None:
    _execute(api, workflow)
    assert _queries(lambda: _listed(api)) == 3
    for number in range(4):
        _end(_execute(api, workflow, f"Lake {number}"), ExecutionStatus.FAILED)
        api("POST", f"/workflows/executions/{_ids(api, '')[0]}/retry")
    assert len(_listed(api)) == 9
    assert _queries(lambda: _listed(api)) == 3


def test_the_graph_of_a_run_is_what_it_ran(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow)
    api("PATCH", f"/workflows/{workflow.id}/nodes/prompt", {"config": {"prompt": "Another"}})
    path = f"/workflows/executions/{execution_id}/graph"
    data = api("GET", path).json()["data"]
    assert (data["nodes"], data["edges"]) == (workflow.nodes, workflow.edges)
    assert data["triggerData"] == {"prompt": SUNSET}
    assert (data["number"], data["targetNodeId"], data["workflowId"]) == (1, None, str(workflow.id))
    assert _queries(lambda: api("GET", path)) == 2


def test_run_again_starts_the_same_graph_anew(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow, targetNodeId="sketch", metadata={"order": 7})
    api("DELETE", f"/workflows/{workflow.id}")
    answer = api("POST", f"/workflows/executions/{execution_id}/again")
    assert answer.status_code == 201
    again = Execution.objects.get(id=answer.json()["executionId"])
    first = Execution.objects.get(id=execution_id)
    for field in ("nodes", "edges", "trigger_data", "target_node_id", "metadata", "prompt"):
        assert getattr(again, field) == getattr(first, field)
    assert (again.number, again.retry_of_id) == (2, None)


def test_a_day_before_all_ids_is_a_day_like_others(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow)
    assert _ids(api, "?since=1463-09-28T00:00:00Z") == [execution_id]
    assert _ids(api, "?until=1463-09-28T00:00:00Z") == []


def test_run_again_runs_those_nodes_that_ran(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow, targetNodeIds=["prompt", "sketch"])
    answer = api("POST", f"/workflows/executions/{execution_id}/again")
    again = NodeRun.objects.filter(execution_id=answer.json()["executionId"]).order_by("position")
    assert [run.node_id for run in again] == ["prompt", "sketch"]


def test_the_week_counts_failures_and_the_median(api: Any, workflow: Workflow) -> None:
    path = f"/workflows/executions/statistics?workflowId={workflow.id}"
    empty = api("GET", path).json()["data"]
    assert (empty["runs"], empty["failed"], empty["medianSeconds"]) == (0, 0, None)
    for took in (2, 4, 90):
        _end(_execute(api, workflow), ExecutionStatus.COMPLETED, took)
    _end(_execute(api, workflow), ExecutionStatus.FAILED)
    week = api("GET", path).json()["data"]
    assert (week["runs"], week["failed"], week["medianSeconds"]) == (4, 1, 4.0)


def test_the_export_is_a_table_without_formulas(api: Any, workflow: Workflow) -> None:
    _end(_execute(api, workflow, "=1+1"), ExecutionStatus.COMPLETED)
    answer = api("GET", "/workflows/executions/export?status=COMPLETED")
    assert answer["Content-Type"] == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [(row["run"], row["prompt"], row["credits"], row["seconds"]) for row in rows] == [
        ("1", "'=1+1", "1", "3.0")
    ]
    assert rows[0]["startedBy"] == "tests"


def test_another_team_sees_none_of_it(api: Any, workflow: Workflow) -> None:
    execution_id = _execute(api, workflow)
    team = Team.objects.create(name="Elsewhere")
    user = User.objects.create_user("eve@example.com")
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    outsider = caller(keys.make(team=team, user=user, name="k", scopes=keys.SCOPES, days=None)[1])
    assert _listed(outsider) == []
    assert _listed(outsider, f"?workflowId={workflow.id}&text=sunset") == []
    assert outsider("GET", "/workflows/executions/statistics").json()["data"]["runs"] == 0
    assert outsider("GET", "/workflows/executions/export").content.decode().count("\n") == 1
    for method, end in (("GET", "graph"), ("POST", "again"), ("POST", "retry")):
        answer = outsider(method, f"/workflows/executions/{execution_id}/{end}")
        assert answer.status_code == 404
